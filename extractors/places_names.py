"""Where the name of a place ends, beside that of a person."""

from __future__ import annotations

from dataclasses import replace

from extractors.attribution import Speech
from extractors.context_page import Sentence
from extractors.places import PlaceMention


def before_speakers(
    sentence: Sentence, found: tuple[PlaceMention, ...], speeches: tuple[Speech, ...]
) -> tuple[PlaceMention, ...]:
    """The places of a sentence without who speaks right behind one: "in Orte, Capers said"."""
    return tuple(without_speaker(sentence, p, speeches) for p in found)


def without_speaker(sentence: Sentence, p: PlaceMention, speeches: tuple[Speech, ...]) -> PlaceMention:
    """A place that ends where the name of who speaks begins."""
    for s in speeches:
        if p.first < s.first < p.last:
            comma = sentence.words[s.first - 1] == ","
            name = all(sentence.has(i, "CAP") for i in range(s.first, s.last)) and s.last - s.first > 1
            last = s.first - comma
            within = sentence.has(s.first - 1, "COUNTRY")  # "embalmed in Malaysia Zahid said"
            if (comma or name or within) and last > p.first:
                stop = sentence.spans[last - 1][1]
                return replace(p, last=last, text=sentence.text[p.start : stop], stop=stop, reach=last)
    return p
