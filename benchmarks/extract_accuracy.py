"""How often the extractor is right: writes docs/accuracy.md from the annotated sets, rule by rule.

    python -m benchmarks.extract_accuracy [--data FOLDER] [--out docs/accuracy.md]

The project's own gold and its held-out sets are always read. The development sets lie outside the project,
in eval/dev of the folder that FIGURES_SHARED names (else ../shared); without them the page says so.
A set is JSON lines: `claims-*` carry every claim of a text, `totals-*` one coder's total for the main event.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from benchmarks.accuracy.page import ABSENT, page
from benchmarks.accuracy.sets import ROOT, annotated_sets, own_folders


def main() -> None:
    """Read the sets, measure, and write the page."""
    beside = Path(os.environ.get("FIGURES_SHARED", ROOT.parent / "shared")) / "eval" / "dev"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=beside, help="the development sets (default: %(default)s)"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "accuracy.md")
    given = parser.parse_args()
    dev_is_there = given.data.is_dir()
    if not dev_is_there:
        print(ABSENT)
    sets = list(annotated_sets(own_folders() | {"dev": given.data}))
    given.out.write_text(page(sets, dev_is_there), encoding="utf-8")


if __name__ == "__main__":
    main()
