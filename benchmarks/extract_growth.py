"""How the time to read one text grows with its length: hostile strings, and articles dense with figures.

    python -m benchmarks.extract_growth [--kilobytes 100] [--only NAME]

Each text is read at a tenth of the length and at the whole; processor seconds of one core. A growth of 10 is
linear, 100 would be the square.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time

from benchmarks.extract_texts import dense_article
from extractors import extract

DAY = dt.date(2021, 5, 10)
SYLLABLES = {ord(digit): syllable for digit, syllable in zip("0123456789", "aeiouklmnr", strict=True)}
TWICE = 15  # a growth above this is marked
UNITS = {
    "digits": "7",
    "grouped digits": "7,77,",
    "thousands": "777,777,",
    "points": "7.7.",
    "commas": ",",
    "full stops": ".",
    "dashes": "-",
    "dashed figures": "-5 ",
    "brackets": "[",
    "opened brackets": "(killed ",
    "and": "and ",
    "harm and": "killed and ",
    "number words": "twenty ",
    "vague words": "dozens of ",
    "hedges": "at least more than up to ",
    "quotes in quotes": "\"'“‘",
    "spoken quotes": '"Two died," he said, "',
    "names": "Rosa Delgado ",
    "lone names": "{name} died.\n",
    "initials": "U.S.",
    "harm words": "killed ",
    "harm and figures": "killed 3 ",
    "places": "killed 3 in Kolda, in the town of Marden, ",
    "dates": "on 3 May 2014, on Monday, ",
    "dated deaths": "On {day} May {year} two men were killed. ",
    "bullets": "- Two men were killed\n",
    "bullets with places": "- Kolda: 3 killed and 2 wounded on Monday\n",
    "parts": "two of the dead were men, ",
    "victims": "Two men died. The victims were two men. ",
    "part sentences": "Two of the dead were men. ",
    "treated": "Three people were taken to hospital. ",
    "withdrawn": "Two men were killed. It withdrew that figure. ",
    "logged": "10:15 Two men were killed 11:20 ",
    "others": "killed 3, including another 2, ",
    "speakers": "police said that officials said that ",
    "since": "since the war since Monday ",
    "entities": "Two men &amp; a woman died in Kolda. ",
    "notes": "Two men died[1] in Kolda[2]. ",
    "tags": "<b>Two men died",
    "letters that grow": "İ 3 killed ",
    "spaces": "  \u00a0\u2009",
    "combining": "e\u0301",
    "lines": "\n",
    "headline and one line": "a b c ",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    seconds(dense_article(5000, random.Random(1)))
    print(f"{'text':24} {'claims':>7} {'a tenth, s':>11} {'whole, s':>9} {'growth':>7}")
    for name in [*UNITS, "dense article", "dense article, lines"]:
        if wanted.only in name:
            _print(name, wanted.kilobytes * 1000)


def _print(name: str, size: int) -> None:
    short, long = text_of(name, size // 10), text_of(name, size)
    seconds(short)  # rules are compiled where one is first tried
    few, least = seconds(short)
    many, most = seconds(long)
    growth = most / max(least, 1e-4)
    mark = "  !" if growth > TWICE and most > 1 else ""
    print(f"{name:24} {many:7} {least:11.3f} {most:9.3f} {growth:7.1f}{mark}", flush=True)
    assert few <= many


def text_of(name: str, size: int) -> str:
    """The text of that name, of about `size` characters; one word of harm sees it through the screen."""
    if name.startswith("dense"):
        return dense_article(size, random.Random(2), "\n" if "lines" in name else " ")
    unit = UNITS[name]
    count = size // len(unit)
    if "{" in unit:
        body = "".join(
            unit.format(day=n % 28 + 1, year=1900 + n // 28 % 121, name=f"Ro{n:04}".translate(SYLLABLES))
            for n in range(count)
        )
    else:
        body = unit * count
    return f"Killed:\n{body} Four people were killed."


def seconds(text: str) -> tuple[int, float]:
    """How many claims the text has, and the processor seconds that reading it took."""
    started = time.process_time()
    claims = len(extract(text, DAY).claims)
    return claims, time.process_time() - started


if __name__ == "__main__":
    main()
