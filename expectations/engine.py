"""Great Expectations over one frame: which positions fail which entry.

The frame holds only what Great Expectations is to look at: the columns that entries name, and one column for
each derived entry, with the finding where there is one and null elsewhere, which it then asserts to be null.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from expectations.rows import Array, Findings, Rows
from expectations.suite import Entry, Suite

if TYPE_CHECKING:
    import pandas as pd

ROW = "row"  # the position of a row, by which failures are told
AT_ONCE = 10  # derived entries asked together: fewer are more calls, more a wider frame (2026-11-26)
FORMAT = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [ROW],
    "return_unexpected_index_query": False,
}


def failing_rows(suite: Suite, rows: Rows) -> dict[str, Findings]:
    """For each entry of the suite, its findings by position, as Great Expectations reports them.

    Where there is no row there is nothing to ask, and the seconds of its import are saved.
    """
    failing = {entry.id: dict[int, str]() for entry in suite.entries}
    if not rows.size:
        return failing
    ask = ask_engine(suite.name)
    for entries in _together(suite.entries):
        asked = {entry.id: entry for entry in entries}
        for name, unexpected in ask(entries, make_frame(entries, rows)).items():
            found = [(int(item[ROW]), item) for item in unexpected]
            failing[name] = {at: _says(asked[name], rows, at, item) for at, item in sorted(found, key=_first)}
    return failing


def derive(entry: Entry, rows: Rows) -> Findings:
    """The findings of a derived entry: `module.function` of `expectations.derived`."""
    module, function = str(entry.derive).split(".")
    found: Findings = getattr(importlib.import_module(f"expectations.derived.{module}"), function)(
        rows, **(entry.given or {})
    )
    return found


def _together(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Some entries at a time: those over the same columns, and of the derived ones so many. A frame holds
    their columns alone, because Great Expectations copies the whole of it for many of its questions."""
    for columns, group in groupby(sorted(entries, key=_columns), key=_columns):
        some = list(group)
        size = len(some) if columns else AT_ONCE
        yield from (some[begin : begin + size] for begin in range(0, len(some), size))


def _columns(entry: Entry) -> tuple[str, ...]:
    return entry.columns


def ask_engine(name: str) -> Callable[[Sequence[Entry], pd.DataFrame], dict[str, list[Mapping[str, Any]]]]:
    """A question to Great Expectations: entries and their frame in, the failing rows of every entry out. An
    expectation that itself breaks is a bug and raises."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read at import: nothing phones home
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("night").add_dataframe_asset(name)
    whole = asset.add_batch_definition_whole_dataframe("whole")

    def ask(entries: Sequence[Entry], frame: pd.DataFrame) -> dict[str, list[Mapping[str, Any]]]:
        asked = gx.ExpectationSuite(name=name, expectations=[_expectation(entry) for entry in entries])
        results = whole.get_batch({"dataframe": frame}).validate(asked, result_format=FORMAT).results
        return dict(_unexpected(name, result) for result in results)

    return ask


def _unexpected(suite: str, result: Any) -> tuple[str, list[Mapping[str, Any]]]:
    name = result.expectation_config.meta["id"]
    if result.exception_info.get("raised_exception") or "unexpected_index_list" not in result.result:
        raise RuntimeError(f"{suite}.{name} could not be run: {result.exception_info}")
    return name, result.result["unexpected_index_list"]


def _expectation(entry: Entry) -> Any:
    import great_expectations.expectations as kinds

    kind = entry.expect or "ExpectColumnValuesToBeNull"
    kwargs = entry.kwargs or {"column": _derived(entry)}
    return getattr(kinds, kind)(**kwargs, meta={"id": entry.id})


def make_frame(entries: Sequence[Entry], rows: Rows) -> pd.DataFrame:
    """The columns that these entries are about: those that they name, and one for each that is derived."""
    import pandas as pd

    columns: dict[str, Any] = {ROW: np.arange(rows.size)}
    for entry in entries:
        for name in entry.columns:
            columns[name] = columns[name] if name in columns else _seen(rows[name])
        if entry.derive:
            columns[_derived(entry)] = _column(derive(entry, rows), rows.size)
    return pd.DataFrame(columns)


def _seen(column: Array) -> Any:
    """A column as pandas takes it: days as seconds, half characters (which it cannot hold) written out."""
    if column.dtype.kind == "M":
        return column.astype("datetime64[s]")
    if column.dtype.kind != "O":
        return column
    try:
        return _texts(column)
    except UnicodeEncodeError:
        return _texts(np.array([_whole_characters(value) for value in column], dtype=object))


def _texts(column: Array) -> Any:
    """Texts as Arrow holds them, made at once: pandas itself would look at each of them several times."""
    import pandas as pd
    import pyarrow as pa

    held = pa.array(column, pa.large_string())
    return held.to_pandas(types_mapper={held.type: pd.StringDtype("pyarrow", na_value=np.nan)}.get)


def _whole_characters(value: Any) -> Any:
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "backslashreplace").decode()


def _column(found: Findings, size: int) -> Any:
    """A column that holds the findings and is null elsewhere; as categories it costs a byte or two a row."""
    import pandas as pd

    told = {at: _whole_characters(words) for at, words in found.items()}
    said = sorted(set(told.values()))
    code_of = {words: code for code, words in enumerate(said)}
    codes = np.full(size, -1, dtype=np.int32)
    for at, words in told.items():
        codes[at] = code_of[words]
    return pd.Categorical.from_codes(codes, categories=pd.Index(said, dtype=object))


def _first(found: tuple[int, Any]) -> int:
    return found[0]


def _derived(entry: Entry) -> str:
    return f"derived: {entry.id}"


def _says(entry: Entry, rows: Rows, at: int, item: Mapping[str, Any]) -> str:
    if entry.derive:
        return str(item[_derived(entry)])
    return str(entry.says).format(**{name: _plain(rows[name][at]) for name in entry.columns})


def _plain(value: Any) -> Any:
    """A value as it stands in a sentence: 5 and not 5.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
