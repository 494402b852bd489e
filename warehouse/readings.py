"""What one ruleset read in some articles, as rows of core: links as ids, names masked, verdicts applied."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from warehouse import ids
from warehouse.names import address_pattern, mask, shown, victims

FAILURE_FIELDS = (
    "row_kind",
    "row_id",
    "version_id",
    "suite",
    "expectation",
    "severity",
    "reason",
    "evidence",
)
Overruled = frozenset[tuple[str, str, str]]  # (row_kind, row_key, expectation) that a verdict overrules
LINKS = ("part_of", "restates", "revises")
NUMBERS = ("value", "value_to", "low", "high")
LARGEST = 2**63 - 1  # a bigint; nobody counts so many, but somebody will write it


def reading_rows(
    articles: Mapping[str, Mapping[str, Any]],
    claims: Sequence[Mapping[str, Any]],
    failures: Sequence[Mapping[str, Any]],
    marks: Mapping[str, str],
    overruled: Overruled = frozenset(),
) -> dict[str, list[dict[str, Any]]]:
    """Rows of core.claims, core.quarantine and core.readings for the articles given, by version.

    What a verdict overrules refuses nothing: it leaves a flag, and a row of quarantine that is released.
    """
    by_version: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for claim in claims:
        by_version[claim["version_id"]].append(claim)
    failed: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for failure in failures:
        failed[failure["version_id"]].append(failure)
    made: dict[str, list[dict[str, Any]]] = {"core.claims": [], "core.quarantine": [], "core.readings": []}
    for version in sorted(articles):
        own = by_version[version]
        wrong = failed[version] + [too_large(claim) for claim in own if oversized(claim)]
        names = victims(own)
        counts, excused = apart(wrong, own, overruled)
        refused, flags = verdicts(counts)
        for one in excused:
            flags[one["row_id"]].add(f"{one['expectation']}_overruled")
        made["core.claims"] += claim_table_rows(own, names, refused, flags, marks)
        made["core.quarantine"] += [
            quarantine_row(one, names, marks) for one in in_order(counts) if one["row_id"] in refused
        ]
        released = {"released_run_id": marks["run_id"]}
        made["core.quarantine"] += [quarantine_row(one, names, marks) | released for one in in_order(excused)]
        made["core.readings"].append(
            dict(marks)
            | {
                "version_id": version,
                "claims": len(own),
                "shown_title": mask(articles[version]["title"], names),
                "name_pattern": address_pattern(names),
                "is_quarantined": version in refused,
                "flags": sorted(flags[version]),
            }
        )
    return made


def oversized(claim: Mapping[str, Any]) -> list[str]:
    """The fields of a claim whose number is too large for its column."""
    return [field for field in NUMBERS if abs(claim[field] or 0) > LARGEST]


def too_large(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The failure of a claim with a number that cannot be kept: it is refused, and its quote stays."""
    return {
        "row_kind": "claim",
        "row_id": claim["claim_id"],
        "version_id": claim["version_id"],
        "suite": "warehouse",
        "expectation": "a_number_fits_its_column",
        "severity": "error",
        "reason": f"a number has more than {len(str(LARGEST)) - 1} digits",
        "evidence": claim["number_text"][:100],
    }


def apart(
    failures: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]], overruled: Overruled
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The failures that count, and the errors that a verdict overrules."""
    keys = {claim["claim_id"]: claim["claim_key"] for claim in claims} if overruled else {}
    counts: list[Mapping[str, Any]] = []
    excused: list[Mapping[str, Any]] = []
    for one in failures:
        row_key = keys.get(one["row_id"], one["row_id"])
        is_overruled = (one["row_kind"], row_key, one["expectation"]) in overruled
        (excused if is_overruled and one["severity"] == "error" else counts).append(one)
    return counts, excused


def in_order(failures: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Failures by row, suite and expectation."""
    return sorted(
        failures, key=lambda one: (one["row_kind"], one["row_id"], one["suite"], one["expectation"])
    )


def verdicts(failures: Iterable[Mapping[str, Any]]) -> tuple[set[str], dict[str, set[str]]]:
    """Which rows (claims, or the version) are refused, and the warnings of each row."""
    refused: set[str] = set()
    flags: dict[str, set[str]] = defaultdict(set)
    for one in failures:
        if one["severity"] == "error":
            refused.add(one["row_id"])
        elif one["severity"] == "warning":
            flags[one["row_id"]].add(one["expectation"])
        else:
            raise ValueError(f"severity {one['severity']!r} of {one['expectation']}: error or warning")
    return refused, flags


def claim_table_rows(
    claims: Sequence[Mapping[str, Any]],
    names: list[str],
    refused: set[str],
    flags: Mapping[str, set[str]],
    marks: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Rows of core.claims for one version: links as claim_ids, masked columns, flags.

    A link to a refused claim is null and leaves a flag: nothing in `main` points to what is not there.
    """
    kept = {c["n"]: c["claim_id"] for c in claims if c["claim_id"] not in refused}
    rows = []
    for claim in sorted(claims, key=lambda one: int(one["n"])):
        own = set(flags.get(claim["claim_id"], ()))
        links = {f"{field}_id": kept.get(claim[field]) for field in LINKS}
        own |= {f"{one}_refused" for one in LINKS if claim[one] is not None and not links[f"{one}_id"]}
        made = {
            "quote_sha256": ids.sha256(claim["quote"]),
            "apart_from_ids": [kept[n] for n in claim["apart_from"] if n in kept],
            "flags": sorted(own),
            "is_quarantined": claim["claim_id"] in refused or claim["version_id"] in refused,
        }
        kept_numbers = dict(claim) | dict.fromkeys(oversized(claim))
        rows.append(kept_numbers | dict(marks) | links | shown(claim, names) | made)
    return rows


def quarantine_row(failure: Mapping[str, Any], names: list[str], marks: Mapping[str, str]) -> dict[str, Any]:
    """A row of core.quarantine; the evidence as text; masked beside them reason and evidence."""
    evidence = failure["evidence"]
    text = evidence if evidence is None or isinstance(evidence, str) else json.dumps(evidence, default=str)
    row = {field: failure[field] for field in FAILURE_FIELDS} | dict(marks)
    shown_columns = {"shown_reason": mask(failure["reason"], names), "shown_evidence": mask(text, names)}
    return row | {"evidence": text} | shown_columns
