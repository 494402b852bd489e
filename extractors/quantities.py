"""Around each number: the range that it opens, the hedges before and after it, the age that it is."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.lexicon import Entry, Lexicon
from extractors.numbers import Numbers
from extractors.tokens import Tokens

OLDEST = 110  # years
_ONE_HARMED = re.compile(r"[VG](?:[ae][jyA]{0,2}h|m?NN?N?)$")


def read_ranges(tokens: Tokens, numbers: Numbers) -> dict[int, tuple[int, int]]:
    """Number tokens that open a range, with its upper value and last token: "20 to 30", "6-8", "between 20
    and 30".
    """
    found: dict[int, tuple[int, int]] = {}
    for i, low in tokens.numerals.items():
        high = tokens.numerals.get(i + 2)
        if low.value is None or high is None or high.value is None or high.value <= low.value or low.year:
            continue
        middle, opener = tokens.words[i + 1], tokens.words[i - 1] if i else ""
        is_word = middle in numbers.range_words[:-1] and (
            opener not in numbers.range_openers or not _moves(tokens)
        )
        is_pair = middle == numbers.range_words[-1] and opener == numbers.range_openers[0]
        if is_word or is_pair or _is_dash(tokens, i):
            found[i] = (high.value, i + 2)
            if low.scale == 1 and high.scale >= 12 and low.value * high.scale < high.value:
                tokens.numerals[i] = replace(low, value=low.value * high.scale)
    return found


def _is_dash(tokens: Tokens, i: int) -> bool:
    """ "6-8"; with spaces around it ("2,500 - 3,000") only where no word of harm or colon owns the first."""
    if tokens.entries[i + 1].letter != "-":
        return False
    before = tokens.starts[i + 1] - tokens.ends[i]
    after = tokens.starts[i + 2] - tokens.ends[i + 1]
    owner = tokens.entries[i - 1].letter if i else "."
    if owner == ":" and before == after == 1:
        return i + 3 >= len(tokens.entries) or tokens.entries[i + 3].letter in ".;,)"  # "Killed: 17 - 21"
    is_alike = tokens.words[i][0].isdigit() == tokens.words[i + 2][0].isdigit()  # "3 - Nine people died"
    if before == after == 0:
        return is_alike  # "UPDATE 2-Nine killed"
    is_day = owner == "r" or tokens.letters[max(0, i - 2) : i] == "r."  # "SORU, March 3 - 12 people died"
    return before == after == 1 and is_alike and not is_day and owner not in "VGBIJFL:"


def _moves(tokens: Tokens) -> bool:
    """ "rose from 20 to 30" tells of two counts, "from 20 to 30 people" of one."""
    return any(e.letter in "RL" for e in tokens.entries)


def read_hedges(
    tokens: Tokens, ranges: dict[int, tuple[int, int]], numbers: Numbers
) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """Hedges before each number, and the tokens that numbers swallow."""
    order = ("at_least", "more_than", "at_most", "less_than", "about", "exact")
    found: dict[int, tuple[str, int]] = {}
    hidden: set[int] = set()
    for start, (_, last) in ranges.items():
        hidden.update(range(start + 1, last + 1))
        if _is_opened(tokens, start, numbers):
            hidden.add(start - 1)
    for number in sorted(tokens.numerals):
        if number in hidden or number not in tokens.numerals:
            continue  # swallowed, or the second of two ages
        at, seen = _before(tokens, number), []
        while at >= 0 and at not in tokens.numerals and tokens.entries[at].hedge:
            seen.append(tokens.entries[at].hedge)
            at -= 1
        if number in ranges and _are_ages(tokens, number, ranges[number], numbers):
            tokens.entries[number] = Entry("A")
            tokens.numerals.pop(number)
            continue
        if _is_of_age(tokens, number) or _is_age_behind(tokens, number):
            tokens.entries[number] = Entry("A")
            tokens.numerals.pop(number)
            hidden.add(number - 1)
            continue
        _hide_age(tokens, number, hidden)
        if after := hedge_after(tokens, number + 1):
            found[number] = (after, number)
            hidden.add(number + 1)
        if seen and at + 1 < number:
            found[number] = (min((q for q in seen if q), key=order.index), at + 1)
            hidden.update(range(at + 1, number))
            if at >= 0 and tokens.entries[at].letter == tokens.entries[number - 1].letter == ",":
                hidden.add(at)
    return found, hidden


def hedge_after(tokens: Tokens, at: int) -> str | None:
    """The hedge behind a number: "20 or more", "20 plus"; but "15 people plus the bomber" adds one."""
    entries = tokens.entries
    if at >= len(entries) or entries[at].after is None:
        return None
    adds = entries[at].letter == "c" and at + 1 < len(entries) and entries[at + 1].letter in "ta"
    return None if adds else entries[at].after


def _is_opened(tokens: Tokens, start: int, numbers: Numbers) -> bool:
    """ "Killed between 20 and 30 people", "injured from 20 to 30"; but "killed by 20 to 30 gunmen"."""
    opener = tokens.words[start - 1] if start else ""
    if opener in numbers.range_openers[:1]:
        return True
    return opener in numbers.range_openers[1:2] and start > 1 and tokens.entries[start - 2].letter in "VGBCK~"


def _before(tokens: Tokens, number: int) -> int:
    """The token before a number where its hedge ends: "at least another 15", "of, at least, seven"."""
    entries, at = tokens.entries, number - 1
    if at > 0 and entries[at].letter == "e" and not entries[at].hedge and entries[at - 1].hedge:
        return at - 1
    is_set_off = at > 1 and entries[at].letter == entries[at - 2].letter == "," and entries[at - 1].hedge
    return at - 1 if is_set_off else at


def _are_ages(tokens: Tokens, number: int, upper: tuple[int, int], numbers: Numbers) -> bool:
    """ "Nine men between 20 and 40, all from Oran": behind a noun of persons, and with no noun of its own."""
    value, last = upper
    before = tokens.entries[number - 2].letter if number > 1 else ""
    behind = tokens.entries[last + 1].letter if last + 1 < len(tokens.entries) else "."
    is_between = tokens.words[number - 1] in numbers.range_openers[:1]
    return is_between and before in ("h", "H") and behind in ".,;:)bvVI" and value <= OLDEST


def _is_of_age(tokens: Tokens, number: int) -> bool:
    """ "A boy of 14": behind one child, and with no noun of its own."""
    entries, value = tokens.entries, tokens.numerals[number].value
    if number < 2 or entries[number - 1].letter != "o" or entries[number - 2].letter != "h":
        return False
    behind = entries[number + 1].letter if number + 1 < len(entries) else "."
    is_young = entries[number - 2].value in ("children", "boys", "girls", "infants")
    return is_young and behind in ",.;)" and value is not None and value <= OLDEST


def _is_age_behind(tokens: Tokens, number: int) -> bool:
    """ "Killed Ana Ruiz, 34 in Soru", "a man, 45 in Soru": behind one person, where no comma closes it."""
    letters, value = tokens.letters, tokens.numerals[number].value
    if letters[number - 1 : number] != "," or letters[number + 1 : number + 2] != "p":
        return False
    is_age = tokens.words[number].isdecimal() and value is not None and value <= OLDEST
    return is_age and _ONE_HARMED.search(letters, 0, number - 1) is not None


def _hide_age(tokens: Tokens, number: int, hidden: set[int]) -> None:
    """ "18 year-old", "aged 12": the number becomes an age."""
    if (
        number + 2 < len(tokens.entries)
        and "".join(e.letter for e in tokens.entries[number + 1 : number + 3]) == "-g"
    ):
        hidden.add(number + 1)  # "4- year old"
        tokens.entries[number + 1] = Entry("g")
    before = [entry.letter for entry in tokens.entries[max(0, number - 2) : number]]
    opened = before == ["g", "p"]  # "aged between six and 12"
    for near in (number + 1, number - 2 if opened else number - 1):
        if 0 <= near < len(tokens.entries) and tokens.entries[near].letter == "g":
            tokens.entries[number] = tokens.entries[near] = Entry("A")
            tokens.numerals.pop(number)
            hidden.add(near)
            if near < number:
                _hide_further_ages(tokens, number + 2)
            return


def _hide_further_ages(tokens: Tokens, at: int) -> None:
    """ "aged 22 and 27", "aged 8, 12 and 13": numbers behind an age that no noun follows."""
    while at in tokens.numerals and tokens.entries[at - 1].letter in "c,":
        behind = tokens.entries[at + 1].letter if at + 1 < len(tokens.entries) else "."
        if tokens.entries[at - 1].letter == "," and behind not in "c,":
            return
        tokens.entries[at] = Entry("A")
        tokens.numerals.pop(at)
        at += 2


def read_corrections(tokens: Tokens, lexicon: Lexicon) -> set[int]:
    """The tokens of numbers that are said to be wrong: "12, not 14, died", "died, not 14 as reported"."""
    hidden: set[int] = set()
    for number in tokens.numerals:
        if not number or tokens.words[number - 1] not in lexicon.sets["not_so_many"]:
            continue
        behind = tokens.entries[number + 1].letter if number + 1 < len(tokens.entries) else ""
        if behind not in ",.u)":
            continue
        first = number - 1
        while first and tokens.entries[first - 1].letter in ",c":
            first -= 1
        is_aside = behind == "," and (first < number - 1 or not first)
        hidden.update(range(first, number + 1 + is_aside))
    return hidden
