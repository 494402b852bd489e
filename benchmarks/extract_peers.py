"""Peers that read the numbers of a text, run in a Python that has them: prints a row each.

PYTHON benchmarks/extract_peers.py LINES.jsonl
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

PEERS = (
    ("text2num (numbers)", "text_to_num", "alpha2digit", ("en",)),
    ("quantulum3 (quantities)", "quantulum3.parser", "parse", ()),
)


def main() -> None:
    """Measure each peer that is there."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    size = sum(len(t.encode()) for t in texts) / 1e6
    for name, module, function, more in PEERS:
        try:
            call: Any = getattr(importlib.import_module(module), function)
        except ImportError as error:
            print(f"peer: {name:38} absent: {error}")
            continue
        call(texts[0], *more)
        started = time.process_time()
        for text in texts:
            call(text, *more)
        print(f"peer: {name:38} {size / (time.process_time() - started):9.2f}", flush=True)


if __name__ == "__main__":
    main()
