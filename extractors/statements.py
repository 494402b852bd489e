"""What one sentence tells of one outcome: its claims that are apart, their sum, and how it goes on from
those before.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.claim import Claim, Total, tells_toll
from extractors.lexicon import Lexicon, holds_phrase
from extractors.numbers import load_numbers

BEFORE = 3  # words before a number among which "also killed", "another" speak of it
OPENING = 60  # characters of a sentence in which "however", "other reports" set it against those before
SENTENCE = 200  # characters before a number in which its sentence says when that was
SPAN = 70  # characters around a number that are its clause at most
_BREAKS = re.compile(r"[,;:.](?=\s|$)")
_WORD = re.compile(r"[^\W_][\w'-]*")
_STAMP = re.compile(r"\d(?<!\S\d)\d?[:.h]\d{2}(?:\s?[ap]\.?m\b)?\W")
DIED = ".died"
REACH = 3  # claims after a number of wounded among which some of them are told to have died
HEDGED = 2  # words more where the number has a hedge: "also killed at least one"
LINE = 1000  # characters before a sentence in which the stamp of its line stands
BRIEF = 1200  # characters: a brief tells one incident blow by blow, an article others beside it
LOGGED = 2  # stamps of the hour that make a text a log of what became known


@dataclass(frozen=True)
class Statement:
    """Claims of one sentence that are told as apart, with their sum; `told` are all claims of the text. What
    its words say is asked where it decides something.
    """

    claims: tuple[Claim, ...]
    total: Total
    told: Sequence[Claim]
    text: str
    lexicon: Lexicon

    @property
    def best(self) -> int | None:
        """The number of those told, None for a vague word."""
        return self.total.best

    @functools.cached_property
    def adds(self) -> bool:
        """ "Another", "also killed": more people than those before."""
        first = self.claims[0]
        if _adds(first, self.text, self.told, self.lexicon):
            return True
        before = self.told[first.n - 2] if first.n > 1 else first  # "killed another four and injured 20"
        is_beside = before.quote_start == first.quote_start and before.rule_id == first.rule_id
        is_next = is_beside and before.outcome != first.outcome and not before.implicit and not first.implicit
        return is_next and _is_another(before, self.text, self.lexicon)

    @property
    def goes_on(self) -> bool:
        """ "Later the same day", "elsewhere", "in addition,": the next blow."""
        if len(self.text) >= BRIEF or tells_toll(self.claims[0].rule_id):
            return False
        first = self.claims[0]
        opening = self.text[first.quote_start : min(first.quote_start + OPENING, first.start)].partition(",")
        is_more = bool(opening[1]) and opening[0].lower() in self.lexicon.sets["besides"]
        return is_more or self._opens_with("goes_on")

    @property
    def updates(self) -> bool:
        """A toll that rose, the latest entry of a log."""
        first, text = self.claims[0], self.text
        begin = max(first.quote_start - LINE, 0)
        line = max(text.rfind("\n", begin, first.quote_start) + 1, begin)
        return is_toll(first, text, self.lexicon) or (
            _is_log(text) and _STAMP.search(text[line : first.start]) is not None
        )

    @property
    def sums_up(self) -> bool:
        """ "In all", "a total of"; "the double murder" is of those told before."""
        first = self.claims[0]
        if first.number_text.lower() in load_numbers(self.lexicon.language).manyfold:
            return True
        before, _ = _around(first, self.text)
        return self._opens_with("sums") or holds_phrase(" ".join(before), self.lexicon.sets["sums"])

    @property
    def rivals(self) -> bool:
        """ "However", "other reports": another voice on the same event."""
        return self._opens_with("rivals")

    @property
    def is_past(self) -> bool:
        """ "Earlier reports of", "at first": a figure that held no longer."""
        return self._opens_with("past_reports")

    @property
    def is_of_another(self) -> bool:
        """ "An unrelated shooting", "in Bol the week before": a sentence of another event than the lead's."""
        first = self.claims[0]
        if first.quote_start == self.told[0].quote_start:
            return False
        clause = self.text[max(first.quote_start, first.start - SENTENCE) : first.start]
        return holds_phrase(" ".join(_words(clause)), self.lexicon.sets["unrelated"])

    def _opens_with(self, phrases: str) -> bool:
        first = self.claims[0]
        opens = self.text[first.quote_start : min(first.quote_end, first.quote_start + OPENING)]
        return holds_phrase(" ".join(_words(opens)), self.lexicon.sets[phrases])


def read_statements(
    claims: Sequence[Claim], told: Sequence[Claim], text: str, lexicon: Lexicon
) -> list[Statement]:
    """The statements of one outcome, in order of the text; `told` are all its claims of every outcome."""
    groups: list[list[Claim]] = []
    home: dict[int, list[Claim]] = {}
    for before, claim in itertools.zip_longest([None, *claims[:-1]], claims):
        near = next((home[n] for n in claim.apart_from if n in home), None)
        if before is not None and near is not None and _is_instead(before, claim, text, lexicon):
            home[claim.n] = near
            continue
        if near is None or near[0].quote_start != claim.quote_start or _is_of_another_voice(near, claim):
            near = []
            groups.append(near)
        near.append(claim)
        home[claim.n] = near
    return [Statement(tuple(some), add_up(some), told, text, lexicon) for some in groups]


def _is_instead(before: Claim, claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """ "Killed: 8, or 9 counting the driver": another number of the same people."""
    between = _words(text[before.end : claim.start]) if before.quote_start == claim.quote_start else []
    is_other = not before.implicit and not claim.implicit and len(between) <= BEFORE
    return is_other and not lexicon.sets["or_else"].isdisjoint(between) and claim.value != before.value


def _is_of_another_voice(near: list[Claim], claim: Claim) -> bool:
    """ "Elders: 14 dead; ministry: 12 dead": what two sources count of the same people is never added."""
    sources = {claim.source_text, near[0].source_text}
    is_same_group = claim.group in ("people", near[0].group) and not claim.implicit
    return is_same_group and len(sources) > 1 and None not in sources


@functools.lru_cache(maxsize=1)
def _is_log(text: str) -> bool:
    """Whether the text at hand is a log, by its stamps of the hour."""
    return len(_STAMP.findall(text)) >= LOGGED


def is_toll(claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """A toll by its rule, or a figure beside the word ("the toll stands at 17 dead and 60 wounded")."""
    is_up_to = claim.window_start is None and claim.window_end is not None  # "had died by Monday"
    if tells_toll(claim.rule_id) or (claim.kind == "cumulative" and is_up_to):
        return True
    return claim.kind == "cumulative" and bool(
        lexicon.sets["tolls"] & set(_words(text[claim.quote_start : claim.start]))
    )


def tells_shots(claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """The words of harm nearest to the number say that somebody was shot or stabbed, not that he was hurt."""
    before, after = _around(claim, text)
    harms = _of_harm([*before[-BEFORE:], *after[:BEFORE]], lexicon)
    if not harms:
        before = _words(text[claim.quote_start : claim.start])
        after = _words(text[claim.end : claim.quote_end])
        harms = [*_of_harm(before, lexicon)[-1:], *_of_harm(after, lexicon)[:1]]
    return bool(harms) and set(harms) <= lexicon.sets["shot"]


def _of_harm(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    return [w for w in words if w in lexicon.words and lexicon.words[w].value == "wounded"]


def died_of_wounds(claim: Claim, wounded: Claim, text: str, lexicon: Lexicon) -> bool:
    """ "One of the wounded died", "one of whom later died", "one later died": some of a number of wounded."""
    before, after = _around(claim, text)
    if _is_of_the_wounded(after, lexicon):
        return True
    if None not in (voices := {claim.source_text, wounded.source_text}) and len(voices) > 1:
        return False  # "police: 31 hurt; the clinic says it received 27, three of whom died"
    is_some = wounded.value is not None and claim.value is not None and claim.value < wounded.value
    if not is_some or claim.implicit or not claim.rule_id.endswith(DIED):
        return False
    opens = lexicon.words.get(after[0]) if after else None
    is_next = claim.n == wounded.n + 1 or claim.quote_start == wounded.quote_start
    is_of_them = is_next and claim.part_of in (None, wounded.n) and opens is not None and opens.letter in "o#"
    is_there = not lexicon.sets["at_which"].isdisjoint(before[-1:])
    return is_of_them or is_there or not lexicon.sets["afterwards"].isdisjoint(after)


def _adds(claim: Claim, text: str, told: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Whether the words beside the number set it apart from those told before."""
    is_person = claim.n > 1 and (
        not claim.implicit or told[claim.n - 2].implicit
    )  # after a number, a name may be one of them
    before, after = _around(claim, text, skip_apposed=is_person)
    near = BEFORE + (HEDGED if claim.qualifier != "exact" and not claim.implicit else 0)
    if lexicon.sets["adding"] & {*before[-near:], *after} or _is_afterwards(after, lexicon):
        return True
    if claim.outcome == "killed" and _is_of_the_wounded(after, lexicon):
        return True
    hurt = (c for c in told[max(0, claim.n - 1 - REACH) : claim.n - 1] if c.outcome == "wounded")
    if claim.outcome == "killed" and any(died_of_wounds(claim, c, text, lexicon) for c in hurt):
        return True
    opens = {*before[-2:], *_words(claim.number_text)[:1]}
    is_more = lexicon.sets["more_before"] & opens or lexicon.sets["more_after"] & set(after[:2])
    return bool(is_more) and not _is_rest(before, lexicon) and _goes_on(claim, told)


def _is_another(claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """ "Another four": more than those of a sentence before."""
    opens = {*_around(claim, text)[0][-2:], *_words(claim.number_text)[:1]}
    return not lexicon.sets["more_before"].isdisjoint(opens)


def _is_afterwards(after: list[str], lexicon: Lexicon) -> bool:
    """ "One later died", "five hostages taken there were later found dead"."""
    if lexicon.sets["afterwards"] & set(after[:BEFORE]):
        return True
    for word, following in itertools.pairwise(after):
        if word in lexicon.sets["afterwards"]:
            entry = lexicon.words.get(following)
            return following in lexicon.sets["found"] or (entry is not None and entry.value == "killed")
    return False


def _is_of_the_wounded(after: list[str], lexicon: Lexicon) -> bool:
    """ "Two of the wounded died": no longer wounded, and none of those who were dead before."""
    near = [lexicon.words.get(word) for word in after[:BEFORE]]
    return (
        bool(near)
        and near[0] is not None
        and near[0].letter == "o"
        and any(entry is not None and entry.value == "wounded" for entry in near)
    )


def _is_rest(before: list[str], lexicon: Lexicon) -> bool:
    """ "The other 74", "themselves and 11 others": more than somebody beside them, not than those before."""
    return bool(lexicon.sets["the_rest"] & set(before[-2:]))


def _goes_on(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether "others" are other than people of the same outcome in the sentence before."""
    at = claim.n - 2  # claims are numbered from 1 in order
    if at < 0 or told[at].quote_start == claim.quote_start:
        return False
    before = told[at].quote_start
    while at >= 0 and told[at].quote_start == before:
        if told[at].outcome == claim.outcome:
            return True
        at -= 1
    return False


def _around(claim: Claim, text: str, *, skip_apposed: bool = False) -> tuple[list[str], list[str]]:
    """The words of the clause before and after the number."""
    before = _BREAKS.split(text[max(claim.quote_start, claim.start - SPAN) : claim.start])[-1]
    pieces = _BREAKS.split(text[claim.end : min(claim.quote_end, claim.end + SPAN)])
    is_apposed = (
        skip_apposed and not pieces[0].strip() and len(pieces) > 2
    )  # "his aide, Ana Ruiz, was also killed"
    after = pieces[2] if is_apposed else pieces[0]
    return _words(before), _words(after)


def _words(piece: str) -> list[str]:
    return _WORD.findall(piece.lower())


def add(first: Total, second: Total) -> Total:
    """The sum of two counts that are apart; what is open stays open."""
    return Total(
        (first.low or 0) + (second.low or 0),
        None if first.best is None or second.best is None else first.best + second.best,
        None if first.high is None or second.high is None else first.high + second.high,
    )


def add_up(claims: Sequence[Claim]) -> Total:
    """The sum of claims told as apart; a vague one adds to the bounds only."""
    first = claims[0]
    is_closed = first.value is None and first.low == first.high  # "a couple"
    total = Total(first.low, first.low if is_closed else first.value, first.high)
    for claim in claims[1:]:
        if claim.value is None:
            total = Total((total.low or 0) + (claim.low or 0), total.best, None)
        else:
            total = add(
                Total(total.low, total.best or 0, total.high), Total(claim.low, claim.value, claim.high)
            )
    return total
