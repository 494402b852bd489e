"""Groups that stand apart from their number: "women accounted for 143 casualties", "the number of insurgents
killed stands at 22".
"""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

_MADE_UP = re.compile(r"(?P<who>P)X*[xv]*(?P<verb>[fi])p?$")  # "civilians made up" 361 of the deaths
_NUMBER_OF = re.compile(r"3(?P<who>P|[*]+(?=F))")
_HEADED = re.compile(r"(?:^|(?<=;))X*(?P<who>[P*h])[FO]X*(?::|R)[^;:]*$")  # "child casualties rose to"
_LABEL = re.compile(
    r"(?:^|[;.(-])X*(?P<who>P)X*(?:ws?|s)?[VIJ](?:[fpXVI]{0,3})[:-]$"
)  # "Civilians killed: 12"
_AMONG = re.compile(r"(?:^|(?<=;))(?P<who>X),[^;:,]*$")
COUNTS = (".number_of.toll", ".toll")


def told_apart(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """The group that the sentence gives to a number by its subject, or by what the toll counts."""
    before = sentence.letters[: draft.position]
    if draft.rule_id.endswith(COUNTS):
        counted = list(_NUMBER_OF.finditer(before))
        if counted:
            return _group(sentence, counted[-1].start("who"))
        if (of_phrase := _of_phrase(sentence, draft, lexicon)) is not None:
            return of_phrase
    if headed := _headed(sentence, before):
        return headed
    if draft.mention.kind == "0" and _is_in_custody(sentence, draft, lexicon):
        return "detainees"
    if label := _LABEL.search(before):
        return _group(sentence, label.start("who"))
    match = _MADE_UP.search(before)
    if match is None or (draft.mention.kind == "0" and draft.outcome == "detained"):
        return None  # who "made 12 arrests" is not arrested
    verb = sentence.tokens.words[sentence.spans[match.start("verb")][0]]
    return _group(sentence, match.start("who")) if verb in lexicon.sets["makes_up"] else None


def _of_phrase(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """ "The number of civilians killed was 921": a phrase for a toll that says of whom it is."""
    for i in range(draft.mention.first - 1, -1, -1):
        if sentence.tokens.letters[i] == "L":
            entries = [lexicon.words.get(word) for word in sentence.tokens.words[i].split()]
            return next((e.value for e in entries if e is not None and e.letter == "H"), None)
    return None


def _is_in_custody(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "61 deaths in custody"."""
    after = sentence.tokens.words[draft.mention.last + 1 : draft.mention.last + 4]
    ends = range(1, len(after) + 1)
    return any(" ".join(after[:end]) in lexicon.sets["in_custody"] for end in ends)


def _headed(sentence: Sentence, before: str) -> str | None:
    """ "Child casualties: 388 deaths", "Among children, 12 were killed"."""
    entries = sentence.tokens.entries
    if match := _HEADED.search(before):
        first, last = sentence.spans[match.start("who")]
        return next((e.value for e in reversed(entries[first : last + 1]) if e.letter in "hH"), None)
    if match := _AMONG.search(before):
        first, last = sentence.spans[match.start("who")]
        is_among = entries[first].letter == "<"
        return entries[last].value if is_among and entries[last].letter == "H" else None
    return None


def _group(sentence: Sentence, position: int) -> str | None:
    """The group of the last person that a mention names."""
    first, last = sentence.spans[position]
    entries = sentence.tokens.entries[first : last + 1]
    return next((e.value for e in reversed(entries) if e.letter in "hH" and e.value), None)
