"""What a night comes to in numbers: one row for each subject and measure, and how that subject usually is.

A subject is a source, a reader, a rule or the whole night. A measure is a count, of something or of nothing:
articles (of nothing), claims of articles, claims without a place of claims.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from expectations.usual import shared_move, silence, usual_rate, usual_volume
from expectations.verdict import ERROR, Verdict

Row = Mapping[str, Any]
Subject = tuple[str, str]
Key = tuple[str, str, str]
Tally = Counter[tuple[Subject, str]]

WHOLE = ("night", "all")
NIGHTS = 28  # how far back "usual" looks: four of each day of the week (2026-11-22)
USUAL = ("alike", "usual", "low", "high", "spread", "silent", "longest", "missed")  # beside each row
UNREADABLE = ("text_there", "text_not_binary", "text_is_unicode", "text_readable", "text_mostly_readable")
ENCODING = ("text_decoded_once", "text_of_letters", "text_not_repetitive", "text_without_markup")
NEW = 7  # a source known from fewer nights is new (2026-11-26)
# measure -> what it is a share of; None is a volume
MEASURES: Mapping[str, str | None] = {
    "articles": None,
    "claims": "articles",
    "articles_unreadable": "articles",
    "articles_undated": "articles",
    "articles_without_rules": "articles",
    "articles_refused": "articles",
    "claims_without_place": "claims",
    "claims_without_window": "claims",
    "claims_without_voice": "claims",
    "claims_refused": "claims",
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "source": tuple(MEASURES),
    "reader": ("articles", "articles_unreadable", "articles_refused"),
    "rule": ("claims",),
    "night": tuple(MEASURES),
}


def measure_night(
    articles: Sequence[Row],
    claims: Sequence[Row],
    verdict: Verdict,
    *,
    sources: Mapping[str, tuple[int, int] | None],
) -> list[dict[str, Any]]:
    """The rows of one night, sorted. `sources` are those asked, with the articles that they should bring, so
    that one which brought nothing has its row too."""
    tally = _tally(articles, claims, verdict)
    subjects = {subject for subject, _ in tally} | {("source", name) for name in sources} | {WHOLE}
    rows = []
    for kind, name in sorted(subjects):
        lowest, highest = (sources.get(name) if kind == "source" else None) or (None, None)
        for measure in KINDS[kind]:
            of = MEASURES[measure]
            rows.append(
                {
                    "subject_kind": kind,
                    "subject": name,
                    "measure": measure,
                    "count": tally[(kind, name), measure],
                    "of": None if of is None else tally[_base(kind, name), of],
                    "expected_low": lowest if of is None else None,
                    "expected_high": highest if of is None else None,
                }
            )
    return rows


def add_measures(earlier: Sequence[Row], later: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows of a night that ran in two parts, sorted; what a source should bring is said by the later."""
    counts = Counter({_key(row): int(row["count"]) for row in earlier})
    counts.update({_key(row): int(row["count"]) for row in later})
    rows = {_key(row): dict(row) for row in (*earlier, *later)}
    for key, row in rows.items():
        kind, name, measure = key
        base, of = _base(kind, name), MEASURES[measure]
        row |= {"count": counts[key], "of": None if of is None else counts[*base, of]}
    return sorted(rows.values(), key=_order)


def beside_usual(tonight: Sequence[Row], history: Iterable[Row], run_date: dt.date) -> list[dict[str, Any]]:
    """Tonight's rows with how each usually is by the last 28 nights (`Usual`; a volume's by its weekday), and
    for a source that brings nothing, how long it has been silent. History rows carry `night` (a date)."""
    since = run_date - dt.timedelta(days=NIGHTS)
    known: dict[Key, dict[dt.date, float]] = {}
    for row in history:
        day = _day(row["night"])
        if since <= day < run_date and (rate := _rate(row)) is not None:
            known.setdefault(_key(row), {})[day] = rate
    beside = [dict(row) | _usual(row, known.get(_key(row), {}), run_date) for row in tonight]
    return _moved_together(_without_the_new(beside, known, run_date))


def _usual(row: Row, known: Mapping[dt.date, float], run_date: dt.date) -> dict[str, Any]:
    """How the subject and measure of one row usually is."""
    if not known:
        return {"nights": 0} | dict.fromkeys(USUAL)
    if row["of"] is not None:
        usual = usual_rate(list(known.values()))
    else:
        usual = usual_volume([(day.weekday(), count) for day, count in known.items()], run_date.weekday())
    found = {name: round(getattr(usual, name), 9) for name in USUAL[: USUAL.index("silent")]}
    quiet = silence(known, run_date) if row["of"] is None and not row["count"] else {}
    return {"nights": usual.nights} | dict.fromkeys(USUAL) | found | quiet


def _without_the_new(
    rows: list[dict[str, Any]], known: Mapping[Key, Mapping[dt.date, float]], run_date: dt.date
) -> list[dict[str, Any]]:
    """The whole night's volume is held against that of the sources which are asked tonight and were then: one
    that is new, or asked no more, makes no night unusual."""
    old = [row for row in rows if _is_volume(row) and row["nights"] >= NEW]
    new = sum(row["count"] for row in rows if _is_volume(row) and row["nights"] < NEW)
    whole: Counter[dt.date] = Counter()
    for row in old:
        whole.update(known[_key(row)])
    for row in rows:
        if (row["subject_kind"], row["subject"]) == WHOLE and row["of"] is None and whole:
            row |= _usual(row, whole, run_date)
            row |= {name: row[name] + new for name in ("usual", "low", "high")}
    return rows


def _is_volume(row: Row) -> bool:
    return bool(row["subject_kind"] == "source" and row["of"] is None)


def _moved_together(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What most sources do tonight is usual for each of them, as far as it goes."""
    own = [row for row in rows if _is_volume(row) and row["nights"]]
    move = shared_move(
        {row["subject"]: row["count"] for row in own}, {row["subject"]: row["usual"] for row in own}
    )
    for row in own:
        row["low"] *= min(move, 1.0)
        row["high"] *= max(move, 1.0)
    return rows


def _tally(articles: Sequence[Row], claims: Sequence[Row], verdict: Verdict) -> Tally:
    failed: dict[tuple[str, str], set[str]] = {}
    for failure in verdict.failures:
        names = failed.setdefault((failure["row_kind"], failure["row_id"]), set())
        names |= {failure["expectation"]} | ({ERROR} if failure["severity"] == ERROR else set())
    tally: Tally = Counter()
    sources: dict[Any, Subject] = {}
    for article in articles:
        source = sources[article["version_id"]] = ("source", str(article["source_id"]))
        words = _of_article(article, failed.get(("article", str(article["version_id"])), set()))
        for subject in (source, ("reader", str(article["reader_name"])), WHOLE):
            tally.update((subject, word) for word in words)
    for claim in claims:
        words = _of_claim(claim, failed.get(("claim", str(claim["claim_id"])), set()))
        source = sources.get(claim["version_id"], WHOLE)
        for subject in sorted({source, WHOLE}):
            tally.update((subject, word) for word in words)
        tally[("rule", str(claim["rule_id"])), "claims"] += 1
    return tally


def _of_article(article: Row, failed: set[str]) -> list[str]:
    words = {
        "articles": True,
        "articles_unreadable": bool(failed.intersection(UNREADABLE + ENCODING)),
        "articles_undated": article["published_on"] is None,
        "articles_without_rules": "language_has_rules" in failed,
        "articles_refused": ERROR in failed,
    }
    return [word for word, holds in words.items() if holds]


def _of_claim(claim: Row, failed: set[str]) -> list[str]:
    words = {
        "claims": True,
        "claims_without_place": not claim["place_text"],
        "claims_without_window": claim["window_start"] is None and claim["window_end"] is None,
        "claims_without_voice": not claim["source_text"],
        "claims_refused": ERROR in failed,
    }
    return [word for word, holds in words.items() if holds]


def _base(kind: str, name: str) -> Subject:
    """The subject of whose articles or claims a measure is a share: a rule's are those of the night."""
    return WHOLE if kind == "rule" else (kind, name)


def _order(row: Row) -> tuple[str, str, int]:
    """As `measure_night` has them: by subject, each one's measures as they are listed."""
    return str(row["subject_kind"]), str(row["subject"]), list(MEASURES).index(row["measure"])


def _key(row: Row) -> Key:
    return str(row["subject_kind"]), str(row["subject"]), str(row["measure"])


def _rate(row: Row) -> float | None:
    """A volume's count; else the count of one; None of nothing."""
    if row["of"] is None:
        return float(row["count"])
    return row["count"] / row["of"] if row["of"] else None


def _day(night: Any) -> dt.date:
    return night if isinstance(night, dt.date) else dt.date.fromisoformat(str(night)[:10])
