"""Numbers whose noun or verb stands before them: "three were hurt, one critically", "up from 12", "four: a
guard and three cooks", "the union says 60".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon, may_hold
from extractors.mentions import Sentence
from extractors.retold import fatal_before, is_next_name, is_other_figure, pair_compared

# what a list begins with after the number it breaks down: "four people - ", "killed four: ", "four, "
_OPENING = re.compile(r"[^QAahNZ0.;:VIGJ]{0,3}?(?:[VIJ]X*)?(?:,[^QAahNZ0.,;:VIGJ]{0,6}:|[-:,])")
_ITEM = re.compile(r"(?:P(?=N))?(?P<who>[QAahN])(?:,?X|xf?[TN])*")  # "22 to falling trees"
_JOIN = re.compile(r"[,;]?c|,?\+|,|;")
_CLOSED = re.compile(r"[-,.;)w]|$")
_SAYS_TOO = re.compile(
    r"(?:[;,][cu]?|c)(?:[TPN]{1,2}|[hA])(?:s[uX]?|l|(?=Q)|R[hTW]p?(?=Q))(?P<who>Q)X*(?=[.;,]|c[TPN]+Q|$)"
    r"|(?:[;,]c?|c)[TPN][po](?P<at>Q)X*(?=[.;,c]|$)"
    r"|,pL(?P<count>Q)(?=,)"  # "at least 150 people, by the official count 98, died"
)
_ELSEWHERE = re.compile(r";X+,?(?P<who>Q)(?=X*(?:[.;]|$))")
# "12 died in Homs, in Hama five and in Idlib two", "Monday's raid killed nine, Sunday's five"
_GAPPED = re.compile(r"(?:,?c|,)(?:(?P<where>X)+|X'|(?<=c)X,)(?P<who>Q)(?=X*(?:[.;,c]|$))")
# "a shell killed two boys, and in Amra a mine three women"
_NEW_SUBJECT = re.compile(r"(?:,?c|[,;])X*,?[TAPNh](?<!,N)(?P<who>Q)X*(?=[.;,]|$)")
_YOUNGEST = re.compile(r",T(?P<who>A)X*(?=[,.;]|$)")  # "nine people, the youngest a boy of six"
_COMPARED = re.compile(r"2(?P<who>Q)")
_HAD_TOO = re.compile(r";Nv(?P<who>Q)(?=X*(?:[.;]|$))")  # "Bol had five murders; Amra had 30"
# "21 dead, later put at 24", "21 dead, a toll first given as 14"
_PUT_AT = re.compile(r"[,;](?:X{0,2}(?P<put>[Rf])[xpX2]*|LT?f[uxp]?)(?P<who>Q)(?=X*(?:[.;,]|$))")
# "; in May of last year, 212", "on 2009, when 2,360 were recorded", "was July, when 118 were"
_THEN_WHEN = re.compile(r"(?:;|,c)X(?:o?X)*,(?P<who>Q)(?=[.;]|$)|X,u(?P<when>Q)(?:b[sf]?)?X*(?=[.;,]|$)")
_PLACES = re.compile(r"p[tj]*N{1,3},$")
GRAVE = frozenset(("critical", "serious", "grave"))
MOST_ITEMS = 12
SAID_BEFORE = 5  # tokens before a number in which its preposition stands: "for the deaths of 274 civilians"


def add_ellipses(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """What the drafts of a sentence say of further numbers in it: breakdowns, how many gravely or fatally,
    another voice's figure, an earlier one.
    """
    added = list(_broken_down(sentence, drafts, f"{lexicon.language}.breakdown"))
    added += _youngest(sentence, drafts, lexicon)
    added += _by_another(sentence, [*drafts, *added], f"{lexicon.language}.gapped")
    added += fatal_before(sentence, drafts, lexicon)
    added += pair_compared(sentence, drafts, f"{lexicon.language}.told_again")
    taken = {d.position for d in (*drafts, *added)}
    free = [k for k, m in sentence.mentions.items() if m.kind == "Q" and k not in taken and m.harm is None]
    for k in free:
        before = [d for d in drafts if d.position < k and d.mention.kind != "P"]
        if before and (aside := _aside(sentence, k, before, lexicon)):
            added += aside
        elif before:
            added += _how_many(sentence, k, before, lexicon) or _twins(
                sentence, k, before, f"{lexicon.language}.told_again", lexicon
            )
    return added


def _youngest(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """ "Three people died, the youngest a boy of six": one of the number before."""
    for match in _YOUNGEST.finditer(sentence.letters):
        at = match.start("who")
        said = sentence.tokens.words[sentence.spans[at - 1][1]]
        wholes = [d for d in drafts if d.position < at]
        if said not in lexicon.sets["superlatives"] or not wholes or wholes[-1].mention.kind not in "Q0":
            continue
        if not any(d.position == at for d in drafts):
            whole = wholes[-1].parent or wholes[-1]
            yield told_with(wholes[-1], at, sentence, f"{lexicon.language}.how_many", parent=whole)


def _by_another(sentence: Sentence, drafts: list[Draft], rule: str) -> Iterator[Draft]:
    """ "A shell killed two boys and a mine three women": the verb said once, its subject and object twice."""
    taken = {d.position for d in drafts}
    for match in _NEW_SUBJECT.finditer(sentence.letters):
        k = match.start("who")
        mention = sentence.mentions[k]
        before = [d for d in drafts if d.position < match.start()]
        if k in taken or not before or mention.head is None or mention.partitive:
            continue
        last = before[-1]
        is_active = last.verb is not None and last.verb < last.mention.first and last.mention.kind in "QAah"
        is_near = not any(c in "VIJGBw;.us" for c in sentence.letters[last.position + 1 : match.start()])
        entry = sentence.tokens.entries[mention.head]
        if is_active and is_near and last.parent is None and entry.letter in "hH":
            yield told_with(last, k, sentence, rule)


def _aside(sentence: Sentence, k: int, before: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "1,204 households (7,224 people)": the same counted otherwise; "12 people (five women)": a part."""
    letters, rule = sentence.letters, f"{lexicon.language}.aside"
    if letters[k - 1 : k] != "-" or letters[k + 1 : k + 2] != "-":
        return []
    gap = 3 if letters[k - 2 : k - 1] in ("V", "J") else 2  # "12 killed (four children)"
    twins = [d for d in before if d.position == k - gap and d.mention.kind == "Q"]
    heads = [sentence.mentions[k].head, *(d.mention.head for d in twins)]
    units = {h is not None and sentence.tokens.words[h] in lexicon.sets["families"] for h in heads}
    value, whole = sentence.count_of(k), sentence.count_of(k - gap) if twins else None
    if len(units) > 1:
        return [replace(told_with(twin, k, sentence, rule), hit=None) for twin in twins]
    if whole is None or value is None or value >= whole:
        return []
    return [told_with(twin, k, sentence, rule, parent=twin) for twin in twins]


def _how_many(sentence: Sentence, k: int, before: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "eight were stabbed, one critically and three fatally", "31 died, the port accounting for 12"."""
    mention, words = sentence.mentions[k], sentence.tokens.words
    whole = next((d for d in reversed(before) if d.mention.kind in "Q0" and d.parent is None), None)
    is_grave = not lexicon.sets["gravely"].isdisjoint(words[mention.last : mention.last + 1])
    if (
        whole is None
        or (mention.last != mention.number and not is_grave)
        or any(c in ";." for c in _between(sentence, whole, k))
    ):
        return []
    if _is_in_care(words, mention.last, lexicon) and whole.outcome in ("wounded", "casualties"):
        told = told_with(whole, k, sentence, f"{lexicon.language}.how_many", parent=whole)
        return [replace(told, outcome="wounded")]
    if "u" in _between(sentence, whole, k):
        return []
    rule, after = f"{lexicon.language}.how_many", set(words[mention.last + (not is_grave) :][:1])
    if lexicon.sets["fatally"] & after:
        return [replace(told_with(whole, k, sentence, rule, parent=whole), outcome="killed")]
    if lexicon.sets["gravely"] & after & GRAVE and whole.outcome == "killed":
        return [replace(told_with(whole, k, sentence, rule), outcome="wounded")]  # "one dead, two critical"
    if lexicon.sets["gravely"] & after and whole.outcome in ("wounded", "casualties"):
        return [replace(told_with(whole, k, sentence, rule, parent=whole), outcome="wounded")]
    if " ".join(words[mention.first - 2 : mention.first]) in lexicon.sets["shares"]:
        return [told_with(whole, k, sentence, rule, parent=whole)]
    return []


def _is_in_care(words: list[str], last: int, lexicon: Lexicon) -> bool:
    """ "sixty were hurt, 12 in theatre"."""
    behind = words[last + 1 : last + 3]
    return len(behind) > 1 and behind[0] == "in" and behind[1] in lexicon.sets["in_care"]


def _twins(sentence: Sentence, k: int, before: list[Draft], rule: str, lexicon: Lexicon) -> list[Draft]:
    """The same harm, counted by another voice, at another place or time."""
    letters, mention = sentence.letters, sentence.mentions[k]
    last = before[-1].position
    twins = [d for d in before if d.position == last and d.mention.kind in "Q01"]
    is_told = any(
        k in _numbers_of(match) and match.start() > last and _is_parallel(sentence, match, k, last)
        for pattern in (_SAYS_TOO, _ELSEWHERE, _COMPARED, _THEN_WHEN, _HAD_TOO)
        for match in pattern.finditer(letters, last)
    )
    is_told = is_told or _there_were(sentence, k) or is_other_figure(sentence, k, lexicon)
    is_told = is_told or _is_against(sentence, k, lexicon)
    puts = (m for m in _PUT_AT.finditer(letters, last) if m.start("who") == k)
    put = next((m for m in puts if _is_put(sentence, m, lexicon)), None)
    is_first = put is not None and _is_put_first(sentence, put, lexicon)
    is_then = (put is not None and not is_first) or _is_then(sentence, k, lexicon)
    is_told = is_told or is_first or is_then or _is_gapped(sentence, k, last)
    if is_then or is_first:
        rule = f"{lexicon.language}.then.toll" if is_then else f"{lexicon.language}.before.told_again"
    if is_next_name(sentence, k, before):
        return [replace(told_with(twin, k, sentence, rule), hit=None) for twin in twins]
    is_bare = mention.head is None or letters[k - 1] in "2X,p"
    if not is_told or not is_bare:
        return []
    if letters[k - 1] in "TPN" and not _opens_with_the(sentence, k - 1):
        return []
    return [replace(told_with(twin, k, sentence, rule), hit=None) for twin in twins]


def _numbers_of(match: re.Match[str]) -> set[int]:
    """The places of the number that a match tells again."""
    return {match.start(name) for name in match.re.groupindex}


def _is_against(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "nine were killed, against 47 a year before"."""
    at = sentence.mentions[k].first - 1
    is_against = at > 0 and sentence.tokens.words[at] in lexicon.sets["against"]
    after = sentence.tokens.letters[sentence.mentions[k].last + 1 :]
    is_dated = sentence.letters[k - 2 : k - 1] == "X" and after[:2] in ("pr", "pT", "p8", "tT", "tU", "T")
    return is_against and (sentence.letters[k - 2 : k - 1] == "," or is_dated)


def _is_gapped(sentence: Sentence, k: int, last: int) -> bool:
    """ "in Hama five": where or when, by a name or a word for time, and a number that nothing follows."""
    gapped = _GAPPED.finditer(sentence.letters, last)
    at = next((m.start("where") for m in gapped if m.start("who") == k), None)
    if at is None or at < 0:
        return at is not None
    (first, end), letters = sentence.spans[at], sentence.tokens.letters
    return letters[first] in "pT" and letters[end] in "NTr8"


def _is_put(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a toll is put at the number: "rising to 24", not "leaving 24" nor "with gusts reaching 120"."""
    if not match["put"]:
        return True
    comma, verb = sentence.spans[match.start()][1], sentence.spans[match.start("put")][0]
    entry = lexicon.words.get(sentence.tokens.words[verb].partition(" ")[0])
    is_rise = match["put"] == "R" or (entry is not None and entry.letter == "R")
    return is_rise and set("jyYhHN_").isdisjoint(sentence.tokens.letters[comma:verb])


def _is_put_first(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    """ "Initially put at 14", "up from 14": the number before is the later one."""
    first, last = sentence.spans[match.start()][1], sentence.mentions[match.start("who")].last
    said = {part for word in sentence.tokens.words[first:last] for part in word.split()}
    return not said.isdisjoint(lexicon.sets["at_first"] | lexicon.sets["formerly"])


def _is_then(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "gave 11 dead, then 37, then 58"."""
    at = sentence.mentions[k].first - 1
    is_then = at > 0 and sentence.tokens.words[at] in lexicon.sets["then"]
    hedge = sentence.hedges.get(sentence.mentions[k].number or 0, ("", 0))[0]
    is_then = is_then or (
        hedge == "at_most" and sentence.letters[k - 1] == ","
    )  # "two dead, perhaps up to 25"
    return (
        is_then and sentence.letters[k - 1] in ",c" and sentence.letters[k + 1 : k + 2] in ("", ".", ",", ";")
    )


def _there_were(sentence: Sentence, k: int) -> bool:
    """ "; in July of last year there were 36." """
    mention, entries = sentence.mentions[k], sentence.tokens.entries
    is_end = mention.last == mention.number and sentence.letters[k + 1 : k + 2] in ("", ".", ";", ",")
    before = "".join(e.letter for e in entries[mention.first - 2 : mention.first])
    return is_end and before == "~b"


def _opens_with_the(sentence: Sentence, k: int) -> bool:
    """ "the rebels 30", not "Route 30"."""
    return sentence.tokens.entries[sentence.spans[k][0]].letter in "ta"


def _is_parallel(sentence: Sentence, match: re.Match[str], k: int, last: int) -> bool:
    """ "responsible for 80 of the deaths, rebels for 30": the same word stands before both numbers."""
    if "at" not in match.re.groupindex or match.start("at") < 0:
        return True
    words, first = sentence.tokens.words, sentence.mentions[k].first
    before = words[max(0, sentence.mentions[last].first - SAID_BEFORE) : sentence.mentions[last].first]
    said = [word.split()[-1] for word in before]
    return words[first - 1].split()[-1] in (said if sentence.letters[k - 1] == "p" else said[-1:])


def _broken_down(sentence: Sentence, drafts: list[Draft], rule: str) -> Iterator[Draft]:
    """ "three people - two women and a man - died": a list that adds up to the number before it."""
    for whole in drafts:
        if whole.mention.kind not in "Q0" or whole.parent is not None:
            continue
        number = sentence.count_of(whole.position) or 0
        items = _items(sentence, whole.position) if number > 1 else []
        told = {d.position: d for d in drafts if d.outcome == whole.outcome}
        others = {d.position for d in drafts if d.outcome != whole.outcome}
        if len(items) < 2 or sum(sentence.count_of(k) or 0 for k in items) != number or others & set(items):
            continue
        are_names = all(sentence.letters[k] == "N" for k in items)
        if are_names and _PLACES.search(sentence.tokens.letters[: sentence.mentions[items[0]].first]):
            continue  # "shot a judge and two clerks in Orte, Bolo, Cern"
        if not all(may_hold(_group_at(sentence, whole.position), _group_at(sentence, k)) for k in items):
            continue  # "three men, two women and a child" are six
        for k in items:
            if k in told:
                told[k].parent = whole
            else:
                yield told_with(whole, k, sentence, rule, parent=whole)


def _group_at(sentence: Sentence, k: int) -> str:
    head = sentence.mentions[k].head
    entry = sentence.tokens.entries[head] if head is not None else None
    return (entry.value if entry is not None and entry.letter in "hH" else None) or "people"


def _items(sentence: Sentence, whole: int) -> list[int]:
    """The positions of the list after a number, empty where it is not closed or tells something itself."""
    letters = sentence.letters
    opening = _OPENING.match(letters, whole + 1)
    if opening is None:
        return []
    found: list[int] = []
    at = opening.end()
    while len(found) < MOST_ITEMS and (item := _ITEM.match(letters, at)):
        found.append(item.start("who"))
        joined = _JOIN.match(letters, item.end())
        if joined is None or _ITEM.match(letters, joined.end()) is None:
            return found if _CLOSED.match(letters, item.end()) else []
        at = joined.end()
    return found


def _between(sentence: Sentence, draft: Draft, k: int) -> str:
    return sentence.letters[draft.position + 1 : k]
