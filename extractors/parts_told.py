"""Parts told in a sentence of their own ("Of those killed, 22 were policemen", "Women accounted for 143
deaths"), or of another harm than their whole ("1,409 pupils have been seized, of whom 16 died").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.claim import tells_toll
from extractors.drafts import Draft
from extractors.lexicon import ARMED, Lexicon, may_hold
from extractors.mentions import Sentence

NEAR = 3  # sentences back to the whole of a part
LOOKED_AT = 24  # drafts before a sentence among which the whole is looked for
BROUGHT = 3  # claims before a toll among which those that it holds are
ALONE_FAR = 4  # tokens before the number in which "alone" stands
# what happened to some of a number: to those hurt or killed, to those taken, to the sick
HOLDERS = {
    "casualties": ("killed", "wounded"),
    "wounded": ("killed",),
    "affected_other": ("killed", "wounded", "displaced", "missing"),
    "abducted": ("killed", "wounded", "missing"),
    "detained": ("killed", "wounded", "missing"),
}
_INCLUDES = re.compile(r"[^QVIJ0;:]*i")
_MADE_UP = re.compile(r"P[X*]*[xv]*(?P<verb>[fi])p?$")
TIMES = "Tr8U"
OWN_VERB_FAR = 4  # tokens between a number and its verb
SPOT_FAR = 6  # tokens from the verb on in which the spot stands
KINDS = (
    "girls",
    "boys",
    "children",
    "women",
    "men",
    "infants",
    "soldiers",
    "police",
    "combatants",
    "perpetrators",
)


def link_told_parts(sentence: Sentence, drafts: list[Draft], before: list[Draft], lexicon: Lexicon) -> None:
    """The wholes of those that say in their own sentence that they are a part, or by a word before them."""
    for k, draft in enumerate(drafts):
        if draft.parent is not None or draft.mention.kind not in "QY0" or draft.value is None:
            continue
        told = _counts_near(draft, [*reversed(drafts[:k]), *reversed(before[-LOOKED_AT:])])
        if not told:
            continue
        if _are_cases_dead(sentence, drafts, k):
            draft.parent = drafts[k - 1]
        elif (whole := _whole_of_some(sentence, draft, told, lexicon)) is not None:
            draft.parent = whole
        elif _is_told_apart(sentence, draft, lexicon):
            draft.parent = next(_larger(draft, (d for d in told if d.sentence < draft.sentence)), None)
        elif _is_of_them(sentence, draft, lexicon) or _is_beside(sentence, drafts, k):
            draft.parent = next(_others(draft, told), None)
        elif draft.rule_id.endswith(".with_wounds") and sentence.letters[draft.position - 1] == ",":
            near = [d for d in drafts[:k] if d.parent is None]
            draft.parent = next(_larger(draft, reversed(near)), None)


def link_brought(drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "Three died of their wounds, bringing the toll to 61": the three are of the 61."""
    for k, toll in enumerate(drafts):
        sentence = toll.source
        if sentence is None or toll.parent is not None or not tells_toll(toll.rule_id):
            continue
        for draft in drafts[max(0, k - BROUGHT) : k]:
            is_told = draft.source is sentence and draft.parent is None and not tells_toll(draft.rule_id)
            if not is_told or draft.outcome != toll.outcome or draft.mention.number is None:
                continue  # "a boy was found, bringing to 47 the dead"
            words, letters = sentence.tokens.words, sentence.tokens.letters
            is_less = draft.value is None or (toll.value or 0) > draft.value
            between = range(draft.mention.last + 1, toll.mention.first)
            brings = [i for i in between if words[i] in lexicon.sets["brings"]]
            # but not "61 had died; the toll was later raised to 88"
            is_brought = is_less and any("b" not in letters[i - 2 : i] for i in brings)
            if is_brought and not draft.mention.others and may_hold(toll.group, draft.group):
                draft.parent = toll


def _counts_near(draft: Draft, told: Iterable[Draft]) -> list[Draft]:
    """Those of the drafts before one that count people, a few sentences back at most."""
    return [d for d in told if draft.sentence - d.sentence <= NEAR and d.mention.kind in "Q0Y"]


def _are_cases_dead(sentence: Sentence, drafts: list[Draft], k: int) -> bool:
    """ "1,428 cases since March, with nine deaths": of the sick."""
    before = drafts[k - 1] if k else None
    if before is None or before.outcome != "affected_other" or drafts[k].outcome != "killed":
        return False
    letters, at = sentence.letters, drafts[k].position
    is_less = before.value is not None and (drafts[k].value or 0) < before.value
    is_count = before.mention.kind == drafts[k].mention.kind == "0"
    return is_less and is_count and letters[at - 1 : at] in ("+", "c")


def _whole_of_some(sentence: Sentence, draft: Draft, told: list[Draft], lexicon: Lexicon) -> Draft | None:
    """ "One of the girls is in a coma": of those told of under that noun, themselves a part or not."""
    mention, entries = draft.mention, sentence.tokens.entries
    if mention.number is None or mention.kind != "Q" or draft.group not in KINDS:
        return None
    of, the = mention.number + 1, mention.number + 2
    if the > mention.last or entries[of].letter != "o" or entries[mention.last].letter != "H":
        return None
    if sentence.tokens.words[the] not in lexicon.sets["articles"]:
        return None
    same = (d for d in told if d.outcome == draft.outcome and d.group == draft.group)
    return next((d for d in same if d.value is None or (draft.value or 0) < d.value), None)


def link_spot_deaths(drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "Five died instantly", "three people died on the way to hospital": some of the dead told of before."""
    for k, draft in enumerate(drafts):
        if draft.parent is not None or draft.value is None or not _is_on_the_spot(draft, lexicon):
            continue
        told = _counts_near(draft, reversed(drafts[max(0, k - LOOKED_AT) : k]))
        draft.parent = next(_larger(draft, (d for d in told if d.parent is None)), None)
        for other in drafts[k + 1 :] if draft.parent is not None else ():
            if other.parent is draft:
                other.parent = draft.parent  # "… and two on the operating table"


def _is_on_the_spot(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the dead of a number died there and then, or on the way."""
    sentence = draft.source
    if sentence is None or draft.verb is None or not 0 < draft.verb - draft.mention.last <= OWN_VERB_FAR:
        return False  # "six died at the scene, two in the ambulance": the verb is not that of the two
    if draft.outcome != "killed" or draft.mention.number is None:
        return False
    if draft.position and sentence.letters[draft.position - 1] not in ",;cw":
        return False
    words = sentence.tokens.words[draft.verb : draft.verb + SPOT_FAR]
    ends = {*",;.", *lexicon.sets["clause_openers"]}
    said = " ".join(words[: next((i for i, w in enumerate(words) if i and w in ends), len(words))])
    return any(f" {phrase}" in f" {said}" for phrase in lexicon.sets["on_the_spot"])


def _is_of_them(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Of whom 16 died", "including 9,961 killed", "2,203 of whom died", "Of those, 298 have died"."""
    mention, entries = draft.mention, sentence.tokens.entries
    at = mention.first - 1
    at -= at > 0 and sentence.tokens.words[at] == ","
    if at >= 0 and entries[at].letter in "i#":
        return True
    if mention.kind == "Y" or any(entries[i].letter == "#" for i in range(mention.first, mention.last + 1)):
        return True
    opening = " ".join(sentence.tokens.words[:2])
    is_some = sentence.tokens.letters[:1] in ("#", "o", "i") and opening in lexicon.sets["going_back"]
    return is_some and "," in sentence.letters[: draft.position]


def _is_beside(sentence: Sentence, drafts: list[Draft], k: int) -> bool:
    """ "Of those, 836 were killed and 576 injured": the second goes with the first."""
    if not k or drafts[k].mention.head is not None:
        return False
    before = drafts[k - 1]
    is_part = before.parent is not None and before.parent.sentence < before.sentence
    between = sentence.letters[before.position + 1 : drafts[k].position]
    return is_part and before.parent is not None and before.parent.outcome in HOLDERS and between[-1:] == "c"


def _is_told_apart(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Of those killed, 427 were", "Women accounted for 143 deaths", "The figure includes 118 children";
    "Kirkuk alone had nine dead".
    """
    if draft.rule_id.endswith(".of_those_harmed"):
        return True
    letters, words = sentence.letters[: draft.position], sentence.tokens.words
    if (match := _MADE_UP.search(letters)) and words[sentence.spans[match.start("verb")][0]] in lexicon.sets[
        "makes_up"
    ]:
        return True
    if (opened := _INCLUDES.match(letters)) and not lexicon.sets["sums_told"].isdisjoint(
        words[: sentence.spans[opened.end() - 1][0]]
    ):
        return True
    near = range(max(1, draft.mention.first - ALONE_FAR), draft.mention.first)
    alone = [i for i in near if words[i] in lexicon.sets["by_itself"]]
    return any(sentence.tokens.letters[i - 1] not in TIMES for i in alone)  # "this year alone"


def _larger(draft: Draft, told: Iterable[Draft]) -> Iterator[Draft]:
    """Those of the same harm that are more, and may hold its people; one in brackets comes last."""
    fit = [
        d
        for d in told
        if d.outcome == draft.outcome
        and not d.rule_id.endswith(".told_again")  # "compared with 1,266"
        and (d.value is None or (draft.value or 0) < d.value)
        and may_hold(d.group, draft.group)
    ]
    yield from sorted(fit, key=_is_in_brackets)


def _is_in_brackets(draft: Draft) -> bool:
    words, at = draft.source.tokens.words if draft.source is not None else [], draft.mention.first
    return at > 0 and words[at - 1 : at] == ["("]


def _others(draft: Draft, told: list[Draft]) -> Iterator[Draft]:
    """Those of a harm that may end in this one, and are more."""
    for d in told:
        if d.outcome == draft.outcome and d.parent is None and d.sentence == draft.sentence:
            return
        is_more = d.value is None or (draft.value or 0) <= d.value
        if draft.outcome in HOLDERS.get(d.outcome, ()) and is_more and d.parent is None:
            yield d


def part_the_armed(drafts: list[Draft]) -> None:
    """ "12 civilians, among them four children, and eight fighters": no fighter is one of the civilians; but
    "civilians, including 158 police officers" counts them so.
    """
    listed: list[Draft | None] = []
    for draft in drafts:
        whole = draft.parent
        is_other = draft.group != "police" or any(one is whole for one in listed)
        if whole is not None and whole.group == "civilians" and draft.group in ARMED and is_other:
            draft.parent = None
        listed.append(whole)


def without_their_names(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "Two brothers, Ana and Paul Ruiz, drowned": given names, as many as there are persons, say who they
    are. Who has a name of his own ("three: Ana Ruiz, Paul Okoro and Jim Lee") is told for himself.
    """
    out: set[int] = set()
    for whole in drafts:
        after = sentence.letters[whole.position + 1 : whole.position + 2]
        if whole.mention.kind != "Q" or after not in (",", "-"):
            continue
        named = [d for d in drafts if d.parent is whole and d.outcome == whole.outcome]
        are_names = len(named) == whole.value and all(d.mention.kind == "N" for d in named)
        if are_names and any(d.mention.first == d.mention.last for d in named):
            out.update(id(d) for d in named)
    return [d for d in drafts if id(d) not in out]
