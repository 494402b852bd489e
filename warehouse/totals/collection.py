"""Garbage collection, put off while an answer is made: nothing that it is made of has cycles.

Python collects whenever enough has been made, which in an answer of thousands of claims is several times.
Each time it walks over the gazetteer and whatever else is alive, and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No automatic collection meanwhile; afterwards it is as it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
