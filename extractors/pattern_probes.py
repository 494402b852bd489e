"""A plain expression that finds something wherever a pattern does. `re` searches it several times as fast as
`regex` the pattern, and most patterns that are tried match nothing.

What looks behind is left out, for `re` looks back over a fixed number of letters only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PART = re.compile(r"\\.|\[\^?.[^\]]*\]|\(\?P<\w+>|\(\?(?:[:>=!]|<[=!])|.", re.DOTALL)
_LOOKS_BEHIND = ("(?<=", "(?<!")
_GIVES_NOTHING_BACK = re.compile(r"\(\?>|[?*+}]\+")  # left out of it, less may stop it from going too far
_ANYTHING = re.compile("")


@dataclass(slots=True)
class _Group:
    """A group being read: how it opens, what it holds, and whether something was left out of it."""

    opening: str
    inside: list[str] = field(default_factory=list)
    is_cut: bool = False


def probe_of(pattern: str) -> re.Pattern[str]:
    """Finds a match in every string in which the pattern has one, and in few others. Raises `re.error`."""
    if _GIVES_NOTHING_BACK.search(pattern):
        return _ANYTHING
    open_groups = [_Group("")]
    for part in _PART.findall(pattern):
        if part[0] == "(":
            open_groups.append(_Group(part))
        elif part == ")" and len(open_groups) > 1:
            group = open_groups.pop()
            open_groups[-1].inside += _written(group)
            open_groups[-1].is_cut |= group.is_cut or group.opening in _LOOKS_BEHIND
        else:
            open_groups[-1].inside.append(part)
    return re.compile("".join([p for group in open_groups for p in (group.opening, *group.inside)]))


def _written(group: _Group) -> list[str]:
    """What must not stand there says more where it is cut, and is left out too."""
    if group.opening in _LOOKS_BEHIND or (group.opening == "(?!" and group.is_cut):
        return []
    return ["(?:" if group.opening.startswith("(?P<") else group.opening, *group.inside, ")"]
