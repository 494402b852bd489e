"""Orchestration: the seven stages of a night, the command `figures`; only here is Prefect imported."""

from __future__ import annotations

import os

# Set here because both libraries read them once, at import: nothing phones home, whoever imports us first.
# An ephemeral Prefect server needs 10 to 20 s to start, and its own limit is 20.
_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
for _name, _value in _QUIET.items():
    os.environ.setdefault(_name, _value)


class Mistake(Exception):
    """What a user can mend: one line that says what is wrong, where, and what would be right."""


def is_mistake(error: BaseException) -> bool:
    """Whether an error is a user's to mend: every package has its own `Mistake`, and none knows another's."""
    return any(kind.__name__ == Mistake.__name__ for kind in type(error).__mro__)
