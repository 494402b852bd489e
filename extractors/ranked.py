"""Numbers that places have of one harm, with no word of harm of their own: "in Orte (31), Amra (12) and Soru
(nine)", "31 deaths, followed by Amra with 12".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extractors.departures import leads_to_refuge
from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

# "in Orte (31)", "(Orte 31, Amra 12)"
_OPENED = re.compile(r"(?=[XN]-Q-)|-(?=N:?Q[,;c])")
_ITEM = re.compile(r"(?:[XNTP]{1,2}[+:(-]?(?P<who>Q)X*[)-]?)(?P<join>[,;]?c|[,;])?")


def ranked(sentence: Sentence, number: int, own: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts of the numbers that stand with places or sides, of the harm told before them."""
    return [
        *_next_ones(sentence, own, lexicon),
        *_of_places(sentence, number, own, lexicon),
        *_stay_too(sentence, own, lexicon),
    ]


def link_sums(sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """ "Nine cooks and two guards, a total of 11": what stands before it is told again as their sum."""
    for k, total in enumerate(drafts):
        if total.parent is not None or not total.value or total.mention.last != total.mention.number:
            continue
        if sentence.letters[total.position - 1 : total.position] != ",":
            continue
        apart = [d for d in drafts[:k] if d.outcome == total.outcome and d.parent is None]
        values = [d.value or 0 for d in apart]
        for start in range(len(apart) - 1):
            if sum(values[start:]) == total.value and 0 not in values[start:]:
                for part in apart[start:]:
                    part.parent = total
                break


def _stay_too(sentence: Sentence, own: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """ "Some 800 are camped around the mill and 450 in churches"."""
    fled = [d for d in own if d.outcome == "displaced" and d.mention.kind in "QY"]
    taken = {d.position for d in own}
    for k, mention in sentence.mentions.items() if fled else ():
        before = [d for d in fled if d.position < k and ";" not in sentence.letters[d.position : k]]
        if k in taken or not before or mention.kind != "Q" or mention.last != mention.number:
            continue
        is_next = sentence.letters[k - 1] in ",c" and sentence.letters[k + 1 : k + 2] == "X"
        if is_next and leads_to_refuge(sentence.tokens, mention.last + 1, lexicon):
            is_part = "i" in sentence.letters[before[-1].position : k]  # "900, of whom 300 in schools"
            whole = before[-1] if is_part else None
            draft = told_with(before[-1], k, sentence, f"{lexicon.language}.gapped", parent=whole)
            draft.hit = None
            yield draft


def _next_ones(sentence: Sentence, own: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """ "Orte had 31 deaths, followed by Amra with 12 and Soru with nine"."""
    words = sentence.tokens.words
    pairs = (" ".join(pair) for pair in itertools.pairwise(words))
    ends = [i for i, word in enumerate(words) if word in lexicon.sets["next_in_rank"]]
    ends += [i + 1 for i, pair in enumerate(pairs) if pair in lexicon.sets["next_in_rank"]]
    taken = {d.position for d in own}
    for end in sorted(ends):
        before = [d for d in own if d.mention.last < end and d.mention.kind in "Q0" and d.parent is None]
        start = next((k for k, (_, last) in enumerate(sentence.spans) if last > end), None)
        if not before or start is None:
            continue
        for k in _run(sentence, start):
            if k not in taken and sentence.mentions[k].last == sentence.mentions[k].number:
                draft = told_with(before[-1], k, sentence, f"{lexicon.language}.told_again")
                draft.hit = None
                yield draft


def _run(sentence: Sentence, at: int) -> Iterator[int]:
    """The positions of a list of names, each with its number."""
    while (item := _ITEM.match(sentence.letters, at)) is not None:
        yield item.start("who")
        if not item["join"]:
            return
        at = item.end()


def _of_places(sentence: Sentence, number: int, own: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """ "Nine died in Orte (six) and Amra (three)", "deaths were reported in Orte (six) and Amra (three)"."""
    letters, tokens = sentence.letters, sentence.tokens
    opened = _OPENED.search(letters)
    if opened is None:
        return
    first = opened.end()
    places = list(_run(sentence, first))
    if len(places) < 2 or any(sentence.mentions[k].head is not None for k in places):
        return
    if any(d.position in places for d in own):
        return
    total = sum(sentence.count_of(k) or 0 for k in places)
    wholes = [d for d in own if d.position < first and d.mention.kind in "Q0" and d.parent is None]
    whole = next((d for d in wholes if sentence.count_of(d.position) == total), None)
    rule = f"{lexicon.language}.placed"
    if whole is not None:
        yield from (told_with(whole, k, sentence, rule, parent=whole) for k in places)
    elif not own:
        told = {e.value for e in tokens.entries[: sentence.mentions[places[0]].first] if e.letter in "FL"}
        outcome = told.pop() if len(told) == 1 else None
        for k in places if outcome else ():
            yield Draft(number, k, sentence.mentions[k], outcome or "", rule, None, None)
