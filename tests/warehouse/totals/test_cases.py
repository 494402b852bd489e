"""Small sets of claims with the one right answer (cases.yml and its like), and with the truth (told.yml).

Each certificate must prove its answer again.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.totals.frames import claim, day, frame, voices_frame
from warehouse.gazetteer import Places, load_places
from warehouse.totals import Answer, Question, answer, recompute

HERE = Path(__file__).parent
SHORT = {
    "q": "qualifier",
    "at": "place_text",
    "by": "source_text",
    "via": "publisher",
    "pub": "published_on",
    "said": "said_on",
    "words": "window_text",
    "cause": "cause_text",
}
LINKS = {"restates": "restates_id", "revises": "revises_id", "part_of": "part_of_id"}


@cache
def cases() -> list[dict[str, Any]]:
    """The tables; a repeated id is an error."""
    return _read("cases.yml", "attacks.yml", "running.yml", "same_people.yml")


def _read(*tables: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for table in tables:
        found += yaml.load((HERE / table).read_text(encoding="utf-8"), Loader)
    ids = [case["id"] for case in found]
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    return found


class Loader(yaml.SafeLoader):
    """Dates stay texts, and so does the key `on`."""


Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if not one[0].endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_claim(number: int, entry: dict[str, Any]) -> dict[str, Any]:
    """A claim of the table as a row of main.claims."""
    fields = {SHORT.get(key, key): value for key, value in entry.items() if key != "v"}
    for short, name in LINKS.items():
        if short in fields:
            fields[name] = f"c{fields.pop(short)}"
    if "apart" in fields:
        fields["apart_from_ids"] = tuple(f"c{one}" for one in fields.pop("apart"))
    return claim(number, entry["v"], **fields)


def read_question(entry: dict[str, Any]) -> Question:
    """The question of a case."""
    return Question(
        outcome=entry.get("outcome", "killed"),
        group=entry.get("group", "people"),
        place=entry.get("place"),
        date_from=day(entry.get("from")),
        date_to=day(entry.get("to")),
        codebook=entry.get("codebook", "strict"),
        voices=tuple(entry["voices"]) if "voices" in entry else None,
        include=frozenset(entry.get("include", ())),
        perpetrators=entry.get("perpetrators", False),
    )


def seen(found: Answer) -> dict[str, Any]:
    """What a case may ask of an answer."""
    certificate = found.certificate
    return {
        **{
            name: getattr(found, name)
            for name in ("low", "best", "high", "disputed", "origins", "grade", "split")
        },
        "voices": list(found.voices),
        "reported": [found.reported_low, found.reported_high],
        "coded": [found.coded_low, found.coded_high],
        "counted": [row["claim_id"] for row in certificate["low"]],
        "best_counted": sorted((row["counted"] for row in certificate["best"]), reverse=True),
        "set_aside": {row["claim_id"]: row["why"] for row in certificate["set_aside"]},
        "increases": [point["recorded_increase"] for one in found.series for point in one["points"]],
    }


@pytest.fixture(scope="module")
def bundled() -> Places:
    """The bundled table of places."""
    return load_places()


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["id"]).replace(" ", "_"))
def test_answer_is_right(case: dict[str, Any], bundled: Places, tmp_path: Path) -> None:
    places = bundled
    if "places" in case:
        extra = tmp_path / "places.csv"
        extra.write_text("\n".join(["name,parent,p_code,exhaustive", *case["places"]]), encoding="utf-8")
        places = load_places(extra)
    claims = frame([read_claim(number, entry) for number, entry in enumerate(case["claims"], 1)])
    found = answer(claims, voices_frame(), places, read_question(case.get("ask", {})))
    got = seen(found)
    assert {name: got[name] for name in case["want"]} == case["want"], case["why"]
    assert recompute(found.to_json(), claims, voices_frame(), places) == []


@pytest.mark.parametrize("case", _read("told.yml"), ids=lambda case: str(case["id"]).replace(" ", "_"))
def test_truth_lies_in_the_bounds(case: dict[str, Any], bundled: Places) -> None:
    claims = frame([read_claim(number, entry) for number, entry in enumerate(case["claims"], 1)])
    found = answer(claims, voices_frame(), bundled, read_question(case.get("ask", {})))
    assert found.low == case["low"] <= case["truth"]
    assert found.high is None or case["truth"] <= found.high
    assert recompute(found.to_json(), claims, voices_frame(), bundled) == []


def test_table_is_long_enough() -> None:
    assert len(cases()) >= 420
