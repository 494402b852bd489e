"""What a sentence says of people told of just before it, in no word of harm of its own.

"Nine people died. Four were children.", "Among them were two nurses.", "It brings the total to 97."
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence
from extractors.retold import may_tell_again, tells_again

HEADING = 90  # characters of a line that tells a number apart
OPENING = 48  # characters that hold the words a sentence opens with
_WORD = re.compile(r"\d+|[a-z]+")
_SOME = re.compile(r"(?:X,?)?(?P<who>Y)X+(?=[,.;c]|$)")  # "; 68 of them in Bol"
# "Eight were mill hands and two drivers", "Two of them were from Kano"
_WERE = re.compile(
    r"(?:X,?|i,)?(?P<who>[QY])X*(?:,cT,)?(?:b(?!X*[VIJ])X*(?:W?o)?|(?P<belongs>f)x)[PTAhX]X*"
    r"(?:,?c(?P<more>[QY])X*(?:b[PTAhX]X*)?(?=[.,;]|$))?"
)
# "They included two nurses", "Among them were a cook and three guards"
_INCLUDED = re.compile(r"(?:X,?)?(?:W[xv]*i|ib|(?P<sum>[Th])X*[xv]*i)(?=[QAahN])")
# "A cook and three guards are among them"
_AMONG_THEM = re.compile(
    r"(?:X,?)?[QAahN]X*(?:(?:,?c|,)[QAahN]X*){0,5}(?:,?w[^,;:.VIGBQAahN]{1,10},?)?[xv]*bX*i(?=[,.;]|$)"
)
# "They were a cook and two boys", "They were named as Ana Ruiz and Jim Lee", "Police named them as …"
_THEY_WERE = re.compile(r"(?:W[vx]*b(?:X*=u?)?|[TPNAah]X*[vx]*=Wu)(?=P?[QAahN])")
_COMPARED = re.compile(r"(?:[WwTd]X*v?b?)?2(?P<who>Q)")  # "That compares with 271 in February"
# "Three of the four were brothers": the whole is told in the sentence before
_OF_SO_MANY = re.compile(r"(?:X,?)?(?P<who>Q)o(?P<whole>Q)X*b(?!X*[VIJ])X*[PTAhX]")
_ACCOUNTS = re.compile(
    r"(?:X,?)?[TNPh]X*(?:[fs]|b[TX]?)?p?(?P<who>[QY])"
)  # "Homs accounted for 126 of these"
_RISEN = re.compile(r"(?:X,?)*W[xvb]*R[px](?P<who>Q)(?=X*(?:[.;,]|$))")
_BOTH = re.compile(r"(?:o?X,?)*[TNPh]X*(?:[sf]|(?P<were>b))(?P<who>Q)c(?P<more>Q)(?=X*[.;]|$)")
# "last year's figure was 127", "The figure for April was 12"
_FIGURE = re.compile(r"(?:^|[;:,])(?:X'[*hT]|[*hT]X+|X,?[*hT])X*[xv]*b(?P<who>Q)(?=X*(?:[.;,]|$))")
_PAIR = re.compile(r"\d and \d")
_TOTAL = re.compile(r"(?:[RK]T?(?P<object>[Th])X*[px]|(?P<subject>[Th])X*[bvx]*R[px])(?P<who>Q)")
_LONE_TOTAL = re.compile(
    r"(?:X,?)?(?:(?P<sum>[Th]):?|[wWd]f)(?P<who>Q)(?=X*(?:[.,;]|$))"
)  # "Total 18", "That makes 18"
_ITEM = re.compile(r"(?:P(?=N))?(?P<who>[QAahN])(?:,?X)*(?:[,;]?c|[,;])?")


def may_go_on(low: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence may tell of those told of before it: it opens with a number or a word that goes back
    to them, holds a word for a sum, or is a heading.
    """
    opening = _WORD.findall(low, start, min(end, start + OPENING))[:3]
    if not opening:
        return False
    entry = lexicon.words.get(opening[0])
    is_number = opening[0].isdecimal() or (entry is not None and entry.letter in "019")
    first = " ".join(opening[:2])
    return (
        is_number
        or first in lexicon.sets["going_back"]
        or any(low.find(word, start, end) >= 0 for word in lexicon.sets["sums_told"])
        or any(low.find(word, start, end) >= 0 for word in lexicon.sets["among_those"])
        or any(low.find(word, start, end) >= 0 for word in lexicon.sets["shares"])
        or _PAIR.search(low, start, end) is not None
        or (low.endswith(":", start, end) and end - start <= HEADING)
        or may_tell_again(low, start, end, lexicon)
    )


def follow(
    sentence: Sentence, number: int, own: Sequence[Draft], before: Sequence[Draft], lexicon: Lexicon
) -> list[Draft]:
    """Drafts of those told of in the sentence before, and of a total of what this one or that one tells."""
    told = list(itertools.takewhile(lambda d: d.sentence == number - 1, reversed(before)))[::-1]
    language = lexicon.language
    found = (
        _totals(sentence, number, [*told, *own], lexicon, f"{language}.the_total.toll") if told or own else []
    )
    if own and not found and (";" in sentence.letters or ":" in sentence.letters):
        return _behind_semicolon(sentence, number, own, lexicon)
    if found or not told:
        return found
    wholes = [d for d in told if d.mention.kind in "Q0Y" and d.parent is None]
    wholes = wholes or [d.parent for d in told if d.parent is not None]
    if own:
        return _beside_own(sentence, number, own, wholes, lexicon)
    if (earlier := _COMPARED.match(sentence.letters)) and wholes:
        return [_draft(wholes[-1], earlier.start("who"), number, sentence, f"{language}.told_again", None)]
    if (again := tells_again(sentence, wholes, lexicon)) is not None:
        return [_draft(again[1], again[0], number, sentence, f"{language}.told_again", None)]
    if (risen := _risen(sentence, told, lexicon)) is not None:
        return [_draft(wholes[0], risen, number, sentence, f"{language}.the_total.toll", None)]
    if both := _both(sentence, wholes, lexicon):
        return [_draft(d, k, number, sentence, f"{language}.told_again", None) for k, d in both]
    parts = (
        _accounts_for(sentence, lexicon)
        or _of_so_many(sentence, wholes)
        or _were(sentence, lexicon)
        or _included(sentence, lexicon)
        or _among_them(sentence)
        or _they_were(sentence, wholes)
    )
    if parts and _is_both(sentence, parts[0]) and sum(d.value or 0 for d in wholes) != 2:
        return []  # "Both are up on the week before"
    first = sentence.mentions[parts[0]] if parts else None
    value = sentence.count_of(parts[0]) if parts else None
    whole = next((d for d in wholes if d.value is None or value is None or d.value >= value), None)
    if first is None or whole is None:
        return []
    return [_draft(whole, k, number, sentence, f"{language}.going_back", whole) for k in parts]


def _beside_own(
    sentence: Sentence, number: int, own: Sequence[Draft], wholes: Sequence[Draft], lexicon: Lexicon
) -> list[Draft]:
    """ "The figure includes two nurses and a boy who drowned", "Nine of them, or half, were boys: four died":
    a sentence with a harm of its own that opens with people told of before.
    """
    first = min(d.position for d in own)
    parts = _included(sentence, lexicon) or [
        k
        for k in _were(sentence, lexicon)[:1]
        if sentence.mentions[k].kind == "Y" and k < first and sentence.count_of(k) != 1
    ]
    taken = {d.position for d in own}
    parts = [k for k in parts if k not in taken]
    values = [sentence.count_of(k) for k in parts]
    fits = (d for d in wholes if d.value is None or all(v is None or v < (d.value or 0) for v in values))
    whole = next(fits, None) if parts else None
    rule = f"{lexicon.language}.going_back"
    return [_draft(whole, k, number, sentence, rule, whole) for k in parts] if whole is not None else []


def _is_both(sentence: Sentence, at: int) -> bool:
    """Two that are told by a word for both: as many as were told before."""
    number = sentence.mentions[at].number
    return number is not None and sentence.tokens.words[number] == "both"


def _risen(sentence: Sentence, told: Sequence[Draft], lexicon: Lexicon) -> int | None:
    """ "Police put the toll at 53. It was raised to 61.": the new number of the toll just told."""
    match, source = _RISEN.match(sentence.letters), told[0].source
    if match is None or source is None:
        return None
    is_toll = "L" in source.letters or not lexicon.sets["sums_told"].isdisjoint(source.tokens.words)
    return match.start("who") if is_toll else None


def _both(sentence: Sentence, wholes: Sequence[Draft], lexicon: Lexicon) -> list[tuple[int, Draft]]:
    """ "41 dead and 56 wounded. The directorate gives 43 and 64.": another voice's figures for them."""
    match = _BOTH.match(sentence.letters)
    if match is None or len(wholes) != 2:
        return []
    if match["were"]:  # "In 2015 the figures were 39 and 108."
        said = sentence.tokens.words[: sentence.spans[match.start("were")][0]]
        is_told = not lexicon.sets["of_figures"].isdisjoint(said)
    else:
        is_told = wholes[0].outcome != wholes[1].outcome
    if not is_told:
        return []
    return [(match.start("who"), wholes[0]), (match.start("more"), wholes[1])]


def _accounts_for(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """ "Homs accounted for 126 of these": a place or a side, with its part of the number before."""
    match = _ACCOUNTS.match(sentence.letters)
    if match is None:
        return []
    at = match.start("who")
    first = sentence.mentions[at].first
    said = " ".join(sentence.tokens.words[max(0, first - 2) : first])
    return [at] if said in lexicon.sets["shares"] else []


def _behind_semicolon(sentence: Sentence, number: int, own: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "Nine bodies were found; two were those of cooks", "12 drowned: a baby was among them"."""
    start = max(map(sentence.letters.rfind, ";:")) + 1
    wholes = [d for d in own if d.position < start and d.mention.kind in "Q0" and d.parent is None]
    if not wholes or any(d.position >= start for d in own):
        return []
    parts = _were(sentence, lexicon, start) or _among_them(sentence, start)
    if not parts and (some := _SOME.match(sentence.letters, start)):
        parts = [some.start("who")]
    value = sentence.count_of(parts[0]) if parts else None
    whole = wholes[-1]
    known = sentence.count_of(whole.position)
    if not parts or (known is not None and value is not None and value > known):
        return []
    return [_draft(whole, k, number, sentence, f"{lexicon.language}.going_back", whole) for k in parts]


def _were(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> list[int]:
    match = _WERE.match(sentence.letters, start)
    if match is None:
        return []
    if (
        match["belongs"]
        and sentence.tokens.words[sentence.spans[match.start("belongs")][0]] not in lexicon.sets["belongs"]
    ):
        return []
    at = match.start("who")
    mention = sentence.mentions[at]
    is_bare = mention.kind == "Y" or (mention.number is not None and mention.last == mention.number)
    more = [match.start("more")] if match["more"] else []
    return [at, *more] if is_bare else []


def _of_so_many(sentence: Sentence, wholes: Sequence[Draft]) -> list[int]:
    """ "Three of the four were brothers": only where so many were told."""
    match = _OF_SO_MANY.match(sentence.letters)
    if match is None:
        return []
    number = sentence.count_of(match.start("whole"))
    return [match.start("who")] if number and any(d.value == number for d in wholes) else []


def _included(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """ "They included two nurses", "The figure includes two nurses"."""
    match = _INCLUDED.match(sentence.letters)
    if match is not None and match["sum"]:
        first, last = sentence.spans[match.start("sum")]
        if lexicon.sets["figures"].isdisjoint(sentence.tokens.words[first : last + 1]):
            return []
    return _items(sentence, match.end()) if match else []


def _among_them(sentence: Sentence, start: int = 0) -> list[int]:
    match = _AMONG_THEM.match(sentence.letters, start)
    return [k for k in range(start, match.end()) if sentence.letters[k] in "QAahN"] if match else []


def _they_were(sentence: Sentence, wholes: Sequence[Draft]) -> list[int]:
    """ "They were a cook and his two sons": only where they are as many as were told."""
    match = _THEY_WERE.match(sentence.letters)
    items = _items(sentence, match.end()) if match else []
    count = sum(sentence.count_of(k) or 0 for k in items)
    return items if len(items) > 1 and any(d.value == count for d in wholes) else []


def _items(sentence: Sentence, at: int) -> list[int]:
    found: list[int] = []
    while item := _ITEM.match(sentence.letters, at):
        found.append(item.start("who"))
        at = item.end()
        if not item[0].endswith((",", ";", "c")):
            break
    return found


def _totals(
    sentence: Sentence, number: int, told: Sequence[Draft], lexicon: Lexicon, rule: str
) -> list[Draft]:
    """ "bringing the total to 14", "the total for the year now stands at 97"."""
    taken = {d.position for d in told if d.sentence == number}
    like = next((d for d in told if d.outcome == "killed"), told[-1])
    found = []
    lone = _LONE_TOTAL.match(sentence.letters)
    if lone and not taken and sentence.mentions[lone.start("who")].head is None:
        at = lone.start("sum") if lone["sum"] else lone.start("who") - 1
        said = sentence.tokens.words[sentence.spans[at][0] : sentence.spans[at][1] + 1]
        is_sum = not lexicon.sets["sums_told"].isdisjoint(said) if lone["sum"] else "makes" in said
        found += [_draft(like, lone.start("who"), number, sentence, rule, None)] if is_sum else []
    for match in _FIGURE.finditer(sentence.letters):
        k = match.start("who")
        said = sentence.tokens.words[sentence.spans[match.start()][0] : sentence.mentions[k].first]
        is_bare = sentence.mentions[k].last == sentence.mentions[k].number
        if k not in taken and is_bare and not lexicon.sets["figures"].isdisjoint(said):
            found.append(_draft(like, k, number, sentence, f"{lexicon.language}.told_again", None))
    for match in _TOTAL.finditer(sentence.letters):
        k = match.start("who")
        first, last = sentence.spans[match.start("object" if match["object"] else "subject")]
        mention = sentence.mentions[k]
        is_bare = mention.last == mention.number
        words = set(sentence.tokens.words[first : last + 1])
        if k not in taken and is_bare and words & lexicon.sets["sums_told"]:
            found.append(_draft(like, k, number, sentence, rule, None))
    return found


def _draft(like: Draft, k: int, number: int, sentence: Sentence, rule: str, parent: Draft | None) -> Draft:
    return Draft(number, k, sentence.mentions[k], like.outcome, rule, None, None, parent=parent)
