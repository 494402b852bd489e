"""The time at which somebody known by name was harmed, where another sentence tells it: "Dana Orlo was shot
on 3 May" dates "the trial over Orlo's death".
"""

from __future__ import annotations

from extractors.context_reading import Reading, Spot, once
from extractors.windows_mention import TimeMention
from extractors.windows_own import own_mention

LOOSE = {"since", "running"}  # kinds of times that are no time of one deed
TWINS = 8  # sentences about one person that are looked at


@once
def name_of(reading: Reading, spot: Spot) -> frozenset[str]:
    """The words of the name that a figure is: "Orlo", "Mr Dana Orlo"; none of "a nurse", "the Soru nurse"."""
    sentence = reading.sentence(spot.sentence)
    if any(sentence.is_number(i) or sentence.has(i, "DEFINITE") for i in range(spot.first, spot.last)):
        return frozenset()
    words = [
        sentence.words[i]
        for i in range(spot.first, spot.last)
        if not sentence.has(i, "HONORIFIC") and sentence.words[i][0].isalpha()
    ]
    is_name = bool(words) and all(w[0].isupper() for w in words)
    opens = spot.first == 0 and len(words) == 1 and not reading.page.text.count(words[0]) > 1
    return frozenset(words) if is_name and not opens else frozenset()


@once
def named_persons(reading: Reading) -> dict[tuple[str, str], list[Spot]]:
    """The figures that are names, by outcome and word of the name."""
    found: dict[tuple[str, str], list[Spot]] = {}
    for spot in reading.spots:
        for word in sorted(name_of(reading, spot)):
            found.setdefault((spot.key[0], word), []).append(spot)
    return found


def time_of_person(reading: Reading, spot: Spot) -> TimeMention | None:
    """When the same outcome befell the same person, by a sentence that has a time of its own for it: all
    words of the one name are of the other.
    """
    name = name_of(reading, spot)
    found: list[tuple[int, TimeMention]] = []
    for other in {
        other: None
        for word in sorted(name)
        for other in named_persons(reading).get((spot.key[0], word), ())[:TWINS]
        if other.sentence != spot.sentence
    }:
        its = name_of(reading, other)
        m = own_mention(reading, other) if name <= its or its <= name else None
        if m is not None and m.known and m.start and not m.relative and m.kind not in LOOSE:
            found.append((abs(m.first - other.trigger), m))
    return min(found, key=lambda f: f[0])[1] if found else None
