"""Every rule of when, where, who and by what reads its own examples and leaves its rejects alone."""

from __future__ import annotations

import datetime as dt

import pytest
from _pytest.mark.structures import ParameterSet

from extractors.context_lexicon import Rule, lexicon
from extractors.context_page import Sentence
from extractors.loader import languages
from extractors.windows import find_times, settle
from extractors.windows_operations import OPERATIONS
from extractors.windows_told import TOLD

LEXICONS = {language: lexicon(language) for language in languages()}
RELATIVE = {"same_day", "days_earlier", "days_later", "same_unit", "since_then", "weekday_later"} | TOLD


def sentence(text: str, language: str) -> Sentence:
    return Sentence(text, 0, len(text), LEXICONS[language])


def day(value: object) -> dt.date | None:
    return (
        value
        if isinstance(value, dt.date)
        else dt.date.fromisoformat(value)
        if isinstance(value, str)
        else None
    )


def cases(kind: str, which: str) -> list[ParameterSet]:
    found: list[ParameterSet] = []
    for language, rules in LEXICONS.items():
        for rule in rules.rules[kind]:
            for case in rule.examples if which == "examples" else rule.rejects:
                text = case[0] if isinstance(case, list) else case
                found.append(pytest.param(language, rule, case, id=f"{language}.{rule.id}: {text}"[:90]))
    return found


def captured(rule: Rule, text: str, language: str) -> list[str]:
    read = sentence(text, language)
    groups = ("place", "who", "what")
    found = []
    for match in rule.pattern.finditer(read.letters):
        group = next(g for g in groups if g in match.re.groupindex)
        found.append(read.written(*match.span(group)))
    return found


@pytest.mark.parametrize(("language", "rule", "case"), cases("windows", "examples"))
def test_window_examples(language: str, rule: Rule, case: list[object]) -> None:
    text, date, first, last = case
    found = [settle(m, None, day(date)) for m in find_times(sentence(str(text), language), day(date))]
    names = {rule.id, f"since-{rule.id}"}
    assert (day(first), day(last)) in [(m.start, m.end) for m in found if m.rule in names]


@pytest.mark.parametrize(("language", "rule", "case"), cases("windows", "rejects"))
def test_window_rejects(language: str, rule: Rule, case: str) -> None:
    found = find_times(sentence(case, language), dt.date(2016, 9, 29))
    assert not [m for m in found if m.rule in {rule.id, f"since-{rule.id}"} and (m.known or m.relative)]


@pytest.mark.parametrize(
    ("language", "rule", "case"),
    [*cases("places", "examples"), *cases("speakers", "examples"), *cases("causes", "examples")],
)
def test_word_examples(language: str, rule: Rule, case: list[str]) -> None:
    text, words = case
    assert words in captured(rule, text, language)


@pytest.mark.parametrize(
    ("language", "rule", "case"),
    [*cases("places", "rejects"), *cases("speakers", "rejects"), *cases("causes", "rejects")],
)
def test_word_rejects(language: str, rule: Rule, case: str) -> None:
    assert captured(rule, case, language) == []


def test_every_operation_that_a_rule_names_exists() -> None:
    rules = [r for found in LEXICONS.values() for r in found.rules["windows"]]
    named = {str(r.options["resolve"]).split()[0] for r in rules}
    assert named - RELATIVE <= set(OPERATIONS)


def test_every_operation_is_named_by_a_rule() -> None:
    named = {str(r.options["resolve"]).split()[0] for r in LEXICONS["en"].rules["windows"]}
    assert set(OPERATIONS) <= named
