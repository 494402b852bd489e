"""Where two answers differ: plain values compared leaf by leaf, each difference under its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ABSENT = "nothing"
Difference = tuple[str, Any, Any]  # the path ("certificate.low[0].counted"), the one value, the other


def differences(one: Any, other: Any, path: str) -> Iterator[Difference]:
    """Leaves that are not the same; what only one side has stands beside "nothing"."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from differences(one.get(key, ABSENT), other.get(key, ABSENT), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list):
        for at in range(max(len(one), len(other))):
            left, right = (side[at] if at < len(side) else ABSENT for side in (one, other))
            yield from differences(left, right, f"{path}[{at}]")
    elif one != other or type(one) is not type(other):
        yield path, one, other
