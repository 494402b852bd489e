"""What a user of the package can get wrong."""

from __future__ import annotations


class Mistake(Exception):
    """One clear line: what is wrong, where it stands, what would be right."""
