"""The verb said once: "19 died in the north and 25 in the south", and "17 dead and 23 in hospital"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

# the verb said once: "19 died in the north and 25 in the south", "two on the way and one while in surgery"
_WHERE = (
    r"[QA](?:(?:X+|pG|T(?=[,.;c]|$))(?![bvxVIJ!])(?:w[^,.;QAahNVIJG]{1,5}(?=[.;,]))?"
    r"|u(?:Wb*[VI]X*|[^,.;QVIJ]{1,6}))"
)
_ELSEWHERE = re.compile(
    rf"(?:[VIJ]|0(?:v?b[sf])?|Q(?=X))(?:X|(?<=X)T)*(?:[,;]?c|[,;:]){_WHERE}"
    rf"(?:(?:[,;]?c|[,;]){_WHERE})*(?=[,.;)-]|$)"
)
MOST = 0.9  # the share of a number from which what follows is its breakdown


def add_elsewhere(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "19 people died in the north and 25 in the south": the second number shares the verb of the first."""
    added: list[Draft] = []
    rule = f"{lexicon.language}.gapped"
    taken = {d.position for d in drafts}
    for match in _ELSEWHERE.finditer(sentence.letters):
        if any(not _is_nth(sentence, k, lexicon) for k in _things(match)):
            continue
        first = [
            d for d in drafts if d.position <= match.start() and d.mention.kind in "QY0" and not d.parent
        ]
        for k in range(match.start(), match.end()):
            mention = sentence.mentions.get(k)
            is_open = sentence.letters[k + 1 : k + 2] == "u" and mention is not None and mention.kind == "Q"
            if mention is None or k in taken or not _is_elided(mention) or (is_open and mention.others):
                continue
            for twin in (d for d in first if d.position == first[-1].position):
                if twin.verb == sentence.spans[match.start()][1] or _is_of_itself(twin, match):
                    whole = twin if _is_breakdown(sentence, match, twin, lexicon) else None
                    draft = told_with(twin, k, sentence, rule, parent=whole)
                    in_care = match[0].count("Q") == 1 and _is_in_care(sentence, match, k, lexicon)
                    added.append(replace(draft, outcome="wounded", parent=None) if in_care else draft)
    return added


def _is_of_itself(twin: Draft, match: re.Match[str]) -> bool:
    """ "There are 6,200 displaced persons in Soru, 3,100 in Amra": the number holds its own word of harm."""
    return match[0][0] == "Q" and twin.position == match.start() and twin.mention.harm is not None


def _things(match: re.Match[str]) -> list[int]:
    """The nouns right behind the numbers; "one while undergoing surgery" tells when."""
    return [
        match.start() + k for k, letter in enumerate(match[0]) if letter == "T" and match[0][k - 1] in "QA"
    ]


def _is_nth(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "Twelve the second": the second day, told of before."""
    return sentence.tokens.words[sentence.spans[k][1]] in lexicon.sets["nths"]


def _is_elided(mention: Mention) -> bool:
    """A number with no noun, or "a fourth", "the other"."""
    return (mention.kind == "Q" and mention.head is None) or (mention.kind == "A" and mention.others)


def _is_in_care(sentence: Sentence, match: re.Match[str], member: int, lexicon: Lexicon) -> bool:
    """ "17 dead and 23 in hospital": the 23 live. But "four died at the scene and two in hospital"."""
    last = sentence.mentions[member].last
    words = sentence.tokens.words[last + 1 : last + 4]
    if not lexicon.sets["later"].isdisjoint(words) or not lexicon.sets["under_way"].isdisjoint(words):
        return False  # "four died on the spot and two later in hospital"
    verb, follows = sentence.spans[match.start()], sentence.spans[match.start() + 1]
    if _is_on_the_spot(sentence, verb, lexicon):
        return False  # "ten died on the spot and three in hospital"
    return (
        match[0][1] in "c,;"
        and follows[0] == verb[1] + 1
        and any(word in lexicon.sets["hospitals"] for word in words)
    )


def _is_on_the_spot(sentence: Sentence, verb: tuple[int, int], lexicon: Lexicon) -> bool:
    said = " ".join(sentence.tokens.words[verb[0] : verb[1] + 1])
    return any(said.endswith(phrase) for phrase in lexicon.sets["on_the_spot"])


def _is_breakdown(sentence: Sentence, match: re.Match[str], whole: Draft, lexicon: Lexicon) -> bool:
    """ "49 were shot dead, 41 at the first mosque and seven at the second"; but "five died on the spot,
    two on the way": that list has no whole.
    """
    members = [k for k in range(match.start(), match.end()) if sentence.letters[k] == "Q"]
    total = sum(number_at(sentence, k) or 0 for k in members)
    number = whole.value_to or number_at(sentence, whole.position) or 0
    if not 0 < total <= number:
        return False
    spans, at = sentence.spans, match.start()
    # the first number has its own place, or "and" sets the second apart
    is_parallel = match[0][1] in "Xc;" or spans[at + 1][0] > spans[at][1] + 1
    is_parallel = is_parallel or _is_on_the_spot(sentence, spans[at], lexicon)
    return (not is_parallel and total < number) or (len(members) > 1 and total >= MOST * number)


def number_at(sentence: Sentence, position: int) -> int | None:
    """The number that a mention states, if it states one."""
    number = sentence.mentions[position].number
    return None if number is None else sentence.tokens.numerals[number].value
