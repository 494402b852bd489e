"""Great Expectations over one frame: which positions fail which entry.

The frame holds only what Great Expectations is to look at: the columns that entries name, and one column for
each derived entry, with the finding where there is one and null elsewhere, which it then asserts to be null.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from expectations.rows import Array, Findings, Rows
from expectations.suite import Entry, Suite

if TYPE_CHECKING:
    import pandas as pd

ROW = "row"  # the position of a row, by which failures are told
FORMAT = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [ROW],
    "return_unexpected_index_query": False,
}


def failing_rows(suite: Suite, rows: Rows) -> dict[str, Findings]:
    """For each entry of the suite, its findings by position, as Great Expectations reports them.

    Where there is no row there is nothing to ask, and the seconds of its import are saved.
    """
    if not rows.size:
        return {entry.id: {} for entry in suite.entries}
    frame = _frame(suite, rows)
    failing = {entry.id: dict[int, str]() for entry in suite.entries}
    entries = {entry.id: entry for entry in suite.entries}
    for name, unexpected in _run(suite, frame).items():
        for item in unexpected:
            at = int(item[ROW])
            failing[name][at] = _says(entries[name], rows, at, item)
    return {name: dict(sorted(found.items())) for name, found in failing.items()}


def derive(entry: Entry, rows: Rows) -> Findings:
    """The findings of a derived entry: `module.function` of `expectations.derived`."""
    module, function = str(entry.derive).split(".")
    found: Findings = getattr(importlib.import_module(f"expectations.derived.{module}"), function)(
        rows, **(entry.given or {})
    )
    return found


def _run(suite: Suite, frame: pd.DataFrame) -> dict[str, list[Mapping[str, Any]]]:
    """The failing rows of every entry. An expectation that itself breaks is a bug and raises."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read at import: nothing phones home
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("night").add_dataframe_asset(suite.name)
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
    asked = gx.ExpectationSuite(name=suite.name, expectations=[_expectation(e) for e in suite.entries])
    failing: dict[str, list[Mapping[str, Any]]] = {}
    for result in batch.validate(asked, result_format=FORMAT).results:
        asked_for: Any = result.expectation_config
        name = asked_for.meta["id"]
        if result.exception_info.get("raised_exception") or "unexpected_index_list" not in result.result:
            raise RuntimeError(f"{suite.name}.{name} could not be run: {result.exception_info}")
        failing[name] = result.result["unexpected_index_list"]
    return failing


def _expectation(entry: Entry) -> Any:
    import great_expectations.expectations as kinds

    kind = entry.expect or "ExpectColumnValuesToBeNull"
    kwargs = entry.kwargs or {"column": _derived(entry)}
    return getattr(kinds, kind)(**kwargs, meta={"id": entry.id})


def _frame(suite: Suite, rows: Rows) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, Any] = {ROW: np.arange(rows.size)}
    for entry in suite.entries:
        for name in entry.columns:
            columns[name] = columns[name] if name in columns else _seen(rows[name])
        if entry.derive:
            columns[_derived(entry)] = _column(derive(entry, rows), rows.size)
    return pd.DataFrame(columns)


def _seen(column: Array) -> Any:
    """A column as pandas takes it: days as seconds, half characters (which it cannot hold) written out."""
    import pandas as pd

    if column.dtype.kind == "M":
        return column.astype("datetime64[s]")
    try:
        return pd.Series(column)
    except UnicodeEncodeError:
        return pd.Series([_whole_characters(value) for value in column])


def _whole_characters(value: Any) -> Any:
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "backslashreplace").decode()


def _column(found: Findings, size: int) -> Any:
    """A column that holds the findings and is null elsewhere; as categories it costs a byte or two a row."""
    import pandas as pd

    said = sorted(set(found.values()))
    code_of = {words: code for code, words in enumerate(said)}
    codes = np.full(size, -1, dtype=np.int32)
    for at, words in found.items():
        codes[at] = code_of[words]
    return pd.Categorical.from_codes(codes, categories=pd.Index(said, dtype=object))


def _derived(entry: Entry) -> str:
    return f"derived: {entry.id}"


def _says(entry: Entry, rows: Rows, at: int, item: Mapping[str, Any]) -> str:
    if entry.derive:
        return str(item[_derived(entry)])
    return str(entry.says).format(**{name: _plain(rows[name][at]) for name in entry.columns})


def _plain(value: Any) -> Any:
    """A value as it stands in a sentence: 5 and not 5.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
