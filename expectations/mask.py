"""Names of victims do not leave a verdict: they stay in the article, which is kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MASK = "[name]"
SHORTEST = 3  # letters of a last word that is masked alone, too ("John Carter" … "Mr Carter")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Masks:
    """The names of persons that the claims of each article version hold."""

    by_version: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, claims: Iterable[Mapping[str, Any]]) -> Masks:
        """Names by version, of claims that say names_person."""
        names: dict[str, set[str]] = {}
        for claim in [claim for claim in claims if claim.get("names_person") is True]:
            name = claim.get("number_text")
            if isinstance(name, str) and name.strip():
                names.setdefault(str(claim.get("version_id")), set()).add(name)
        return cls({version: frozenset(found) for version, found in names.items()})

    def names(self, version: str | None) -> frozenset[str]:
        """The names to mask in what is said of one version."""
        return self.by_version.get(str(version), frozenset())


def clean(words: str, names: frozenset[str] = frozenset()) -> str:
    """Words that are safe to store and show: names masked, half characters and unseen ones written out."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        words = words.replace(name, MASK)
        last = name.split()[-1]
        if last != name and len(last) >= SHORTEST and last[0].isupper():
            words = re.sub(rf"(?<![\w\[]){re.escape(last)}(?!\w)", MASK, words)
    words = words.encode("utf-8", "backslashreplace").decode()
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", words)
