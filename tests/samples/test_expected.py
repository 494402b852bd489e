"""Each sample article is read as samples/expected.yml says that a careful human reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors import extract
from extractors.claim import GROUPS, KINDS, MODALITIES, OUTCOMES, QUALIFIERS
from flows.readers.article import read_article
from flows.settings import Settings
from flows.sources.configured import kind_of, load_sources

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ARTICLES = SAMPLES / "articles"
WORDS: Mapping[str, Sequence[str]] = {
    "outcome": OUTCOMES,
    "group": GROUPS,
    "qualifier": QUALIFIERS,
    "kind": KINDS,
    "modality": MODALITIES,
}
Entry = Mapping[str, Any]  # field → the values that are right, as a tuple


def load_expected(path: Path = SAMPLES / "expected.yml") -> dict[str, list[Entry]]:
    """Article (outlet/file) → its expected claims, defaults filled in; what is wrong is a ValueError."""
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    defaults = whole["defaults"]
    return {
        name: [_entry(f"{name} [{at}]", defaults, given) for at, given in enumerate(entries, 1)]
        for name, entries in whole["articles"].items()
    }


def _entry(where: str, defaults: Mapping[str, Any], given: Mapping[str, Any]) -> Entry:
    if unknown := sorted(set(given) - set(defaults)):
        raise ValueError(f"{where}: unknown key {unknown[0]}")
    if "number_text" not in given:
        raise ValueError(f"{where}: number_text is missing")
    entry = {key: _right(key, value) for key, value in {**defaults, **given}.items()}
    for key, words in WORDS.items():
        if wrong := [value for value in entry[key] if value not in words]:
            raise ValueError(f"{where}: {key} {wrong[0]!r} is not one of {', '.join(words)}")
    return entry


def _right(key: str, value: Any) -> tuple[Any, ...]:
    """The values that are right for a field: one, or several where careful readers differ."""
    if key != "window":
        return tuple(value) if isinstance(value, list) else (value,)
    if value is None or all(isinstance(day, dt.date) for day in value):
        return (_days(value),)
    return tuple(_days(one) for one in value)


def _days(value: Any) -> tuple[dt.date, dt.date] | None:
    return None if value is None else (value[0], value[1])


def seen(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim of the extractor, in the fields and the spelling of the expectations."""
    start = claim["window_start"]
    return {
        **claim,
        "window": None if start is None else (start, claim["window_end"]),
        "place": claim["place_text"],
        "source": claim["source_text"],
    }


def differences(entries: Sequence[Entry], claims: Sequence[Mapping[str, Any]]) -> list[str]:
    """One line for each difference between what is expected and what was read, matched in reading order."""
    wanted, read = [e["number_text"][0] for e in entries], [c["number_text"] for c in claims]
    lines: list[str] = []
    for kind, i, to_i, j, to_j in SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs = zip(entries[i:to_i], map(seen, claims[j:to_j]), strict=True)
            lines += [line for entry, claim in pairs for line in _fields(entry, claim, wanted == read)]
        else:
            lines += [f"not read: {number!r}" for number in wanted[i:to_i]]
            lines += [f"not expected: {number!r}" for number in read[j:to_j]]
    return lines


def _fields(entry: Entry, claim: Mapping[str, Any], is_whole: bool) -> list[str]:
    """The fields that differ; `part_of` counts claims, so it is compared only where all of them are there."""
    return [
        f"{claim['number_text']!r} {key}: expected {_shown(entry[key])}, read {_shown((claim[key],))}"
        for key in entry
        if (is_whole or key != "part_of") and not any(_same(key, right, claim[key]) for right in entry[key])
    ]


def _same(key: str, right: Any, read: Any) -> bool:
    if key in ("place", "source") and isinstance(right, str) and isinstance(read, str):
        return _bare(right) == _bare(read)
    return bool(right == read)


def _bare(words: str) -> str:
    """Without a leading article, case and line breaks: "The  Army" is "army"."""
    first, _, rest = " ".join(words.casefold().split()).partition(" ")
    return rest if first in ("the", "a", "an") and rest else f"{first} {rest}".strip()


def _shown(values: tuple[Any, ...]) -> str:
    return " or ".join(
        "..".join(map(str, value)) if isinstance(value, tuple) else repr(value) for value in values
    )


@cache
def articles() -> dict[str, Mapping[str, Any]]:
    """Every sample article as the night's readers make it: outlet/file → article row."""
    return {
        f"{source.id}/{fetch.locator}": read_article(fetch.document, source)
        for source in load_sources(SAMPLES / "sources")
        for fetch in kind_of(source).pull(source, {}, Settings())
        if fetch.document
    }


@pytest.mark.parametrize(("name", "entries"), load_expected().items(), ids=load_expected())
def test_an_article_gives_exactly_its_claims(name: str, entries: list[Entry]) -> None:
    article = articles()[name]
    reading = extract(
        article["text"],
        article["published_on"],
        language=article["language"],
        place=article["place"],
    )
    claims = [asdict(claim) for claim in reading.claims]
    assert differences(entries, claims) == []
    assert [article["text"][claim["start"] : claim["end"]] for claim in claims] == [
        claim["number_text"] for claim in claims
    ]


def test_every_article_has_its_expectations() -> None:
    assert sorted(load_expected()) == sorted(
        path.relative_to(ARTICLES).as_posix() for path in ARTICLES.glob("*/*")
    )


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{number_text: '3', outcom: killed}", "a.md [1]: unknown key outcom"),
        ("{value: 3}", "a.md [1]: number_text is missing"),
        ("{number_text: '3', group: people_hurt}", "a.md [1]: group 'people_hurt' is not one of people"),
        ("{number_text: '3', kind: [incident, war]}", "a.md [1]: kind 'war' is not one of incident"),
    ],
    ids=["unknown key", "no number", "unknown group", "unknown second choice"],
)
def test_expectations_are_read_strictly(tmp_path: Path, entry: str, message: str) -> None:
    head = (SAMPLES / "expected.yml").read_text("utf-8").partition("articles:")[0]
    path = tmp_path / "expected.yml"
    path.write_text(f"{head}articles:\n  a.md:\n    - {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        load_expected(path)
