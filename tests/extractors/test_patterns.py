"""Every rule carries its evidence: examples that it must read, and texts that it must leave alone."""

from __future__ import annotations

import pytest

from extractors.loader import languages
from extractors.patterns import Pattern, load_patterns
from tests.extractors.reading_of import read, short

PATTERNS = [p for language in languages() for p in load_patterns(language)]
EXAMPLES = [(p, text, want) for p in PATTERNS for text, want in p.examples.items()]
REJECTS = [(p, text) for p in PATTERNS for text in p.rejects]


def _language(pattern: Pattern) -> str:
    return pattern.id.partition(".")[0]


@pytest.mark.parametrize(
    ("pattern", "text", "want"), EXAMPLES, ids=[f"{p.id}-{n}" for n, (p, _, _) in enumerate(EXAMPLES)]
)
def test_reads_its_example(pattern: Pattern, text: str, want: str) -> None:
    claims = read(text, _language(pattern))
    assert ", ".join(map(short, claims)) == want
    assert pattern.id in {c.rule_id for c in claims}


@pytest.mark.parametrize(
    ("pattern", "text"), REJECTS, ids=[f"{p.id}-{n}" for n, (p, _) in enumerate(REJECTS)]
)
def test_leaves_its_reject(pattern: Pattern, text: str) -> None:
    assert pattern.id not in {c.rule_id for c in read(text, _language(pattern))}
