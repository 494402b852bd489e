"""Which speech states a figure, and who is behind the words for the speaker.

A verb of saying before the figure reaches it; one after it reaches back where nothing but a tail follows
the verb ("…, police said on Tuesday"). A figure inside quotation marks belongs to whoever stands beside the
closing mark. "He" and "the group" are the one who spoke last; "the British-based monitor" stays as written,
and `voice` says who that is.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.attribution import NEAREST, QUOTES, Speech
from extractors.attribution_harm import Harm
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once

QUOTED_FAR = 6  # sentences that one quotation may span
HARM_FAR = 25  # tokens from the trigger beyond which a cause is another's
CLOSE = 8  # tokens between "reportedly" and the harm it bears on


@dataclass(frozen=True, slots=True)
class Source:
    """The speaker as written, and whether a belligerent speaks of the other side."""

    text: str | None
    is_party: bool = False
    speech: Speech | None = None


def attach_source(reading: Reading, spot: Spot) -> Source:
    """Who states one figure."""
    index, speech = spot.sentence, governing(reading, spot)
    if speech is None:
        index, speech = quoted(reading, spot)
    if speech is None:
        index, speech = listed(reading, spot)
    if speech is None:
        return Source(None)
    text = speaker(reading, index, speech)
    return Source(text, text is not None and is_party(reading, spot, text), speech)


@once
def usable(reading: Reading, index: int) -> list[Speech]:
    """The speeches of a sentence but for the outlet's own."""
    sentence = reading.sentence(index)
    return [s for s in reading.speeches(index) if s.form != "silent" and not own_outlet(reading, sentence, s)]


def own_outlet(reading: Reading, sentence: Sentence, s: Speech) -> bool:
    """The outlet itself: its correspondent, or an agency that signs the text."""
    names = [i for i in range(s.first, s.last) if sentence.has(i, "OUTLET")]
    if not names:
        return False
    alone = all(
        sentence.has(i, "OUTLET") or sentence.has(i, "OUTLET_STAFF") or sentence.has(i, "DET")
        for i in range(s.first, s.last)
    )
    return alone and (s.last - s.first > 1 or signed(reading, sentence.words[names[0]]))


def signed(reading: Reading, outlet: str) -> bool:
    """Whether an agency's name stands in brackets or in the first line, as a byline does."""
    text = reading.page.text
    return f"({outlet})" in text or f"-{outlet}" in text or outlet in text[:120]


def governing(reading: Reading, spot: Spot) -> Speech | None:
    """The speech of the figure's own sentence that reaches it."""
    speeches = usable(reading, spot.sentence)
    if not speeches:
        return None
    sentence = reading.sentence(spot.sentence)
    low, high = reading.segment(spot)
    before = [
        s
        for s in speeches
        if s.form != "headline"
        and low <= s.begin
        and s.end <= spot.first
        and reaches_right(reading, sentence, s, spot)
    ]
    after = [s for s in speeches if high >= s.end and s.begin >= spot.last and reaches_left(sentence, s)]
    if cited := [s for s in after if s.form == "citing"]:
        return cited[0]
    if before and after and tail_only(sentence, before[-1]):
        return after[0]
    return before[-1] if before else after[0] if after else None


def reaches_right(reading: Reading, sentence: Sentence, s: Speech, spot: Spot) -> bool:
    """What follows the verb; not beyond a semicolon, and "according to" not beyond its clause if it closed
    another.
    """
    if s.form in {"after", "citing"} and any(a.last <= s.begin for a in reading.anchored[spot.sentence]):
        return not sentence.any_of("SPLIT", s.end, spot.first)
    return not any(sentence.words[i] == ";" for i in range(s.end, spot.first))


def tail_only(sentence: Sentence, s: Speech) -> bool:
    """Whether the speech closed before the figure: "…, police said, and five others were hurt"."""
    return (
        sentence.words[s.end : s.end + 1] == [","]
        and s.begin > 0
        and sentence.words[s.begin - 1] in {",", '"', "”"}
    )


def reaches_left(sentence: Sentence, s: Speech) -> bool:
    """What precedes the speech, where the speech ends its sentence, is set off by a mark, or is "according
    to".
    """
    if s.begin <= 0:
        return False
    if s.form in {"after", "inverted", "citing", "headline"}:
        return True
    if sentence.words[s.begin - 1] in {",", "—", "–", "-"} or sentence.words[s.begin - 1] in QUOTES:
        return True
    for i in range(s.end, len(sentence.words)):
        if (
            sentence.has(i, "SAYING")
            or sentence.has(i, "CLAUSE")
            or sentence.words[i] in {",", ".", ";", "!", "?", ")"}
        ):
            return True
        if sentence.has(s.end - 1, "TELL") and (sentence.has(i, "CAP") or sentence.has(i, "OUTLET_STAFF")):
            continue
        if not any(sentence.has(i, name) for name in ("SAID_TAIL", "WEEKDAY", "OUTLET", "DAYPART")):
            return sentence.has(i, "RELATIVE")
    return True


def quoted(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speaker of a quotation that spans sentences."""
    text = reading.page.text
    at = reading.sentence(spot.sentence).spans[spot.first][0]
    opened = text.rfind('"', 0, at)
    curly = text.rfind("“", 0, at) > text.rfind("”", 0, at)
    if not curly and (opened < 0 or text.count('"', 0, at) % 2 == 0):
        return spot.sentence, None
    closing = text.find("”" if curly else '"', at)
    if closing < 0:
        return spot.sentence, None
    return closes(reading, spot.sentence, closing) or opens(
        reading, spot.sentence, max(opened, text.rfind("“", 0, at))
    )


def closes(reading: Reading, index: int, closing: int) -> tuple[int, Speech | None] | None:
    """The speech right behind the closing mark; behind a full stop a new sentence begins."""
    text = reading.page.text
    for at in range(index, min(len(reading), index + QUOTED_FAR)):
        start, end = reading.page.bounds[at]
        if end <= closing:
            continue
        for s in usable(reading, at):
            begin = reading.sentence(at).spans[s.begin][0]
            gap = text[closing + 1 : begin]
            ended = text[closing - 1] in ".!?" and not text[begin].islower()
            if (
                begin > closing
                and not gap.strip(" ,\n\t")
                and not (ended and s.form == "before" and " " in gap)
            ):
                return at, s
        if start > closing:
            break
    return None


def opens(reading: Reading, index: int, opened: int) -> tuple[int, Speech | None]:
    """The speech right before the opening mark ("told the agency on Monday: “…")."""
    for at in range(index, max(-1, index - QUOTED_FAR), -1):
        start, end = reading.page.bounds[at]
        if not start <= opened < end:
            continue
        ahead = [s for s in usable(reading, at) if s.stop <= opened]
        led = reading.page.text[:opened].rstrip()[-1:] in {":", ","}
        return (at, ahead[-1]) if ahead and led else (index, None)
    return index, None


def listed(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speaker of the sentence that announces a list ("as follows:") reaches all its items."""
    for index in range(spot.sentence):
        sentence = reading.sentence(index)
        if sentence.words and ":" in sentence.words[-3:] and sentence.any_of("LIST_INTRO"):
            return last_before(reading, index + 1)
    return spot.sentence, None


def last_before(reading: Reading, index: int) -> tuple[int, Speech | None]:
    """The speaker of the sentences before."""
    for back in range(index - 1, max(-1, index - 4), -1):
        if speeches := usable(reading, back):
            return back, speeches[-1]
    return index, None


def speaker(reading: Reading, index: int, s: Speech) -> str | None:
    """The speaker's words; for a pronoun or a bare "the group" those of whoever spoke last under a name."""
    sentence = reading.sentence(index)
    if not stands_for_another(sentence, s):
        return s.text
    person = sentence.has(s.first, "PERSON_PRONOUN")
    for back in range(index, max(-1, index - NEAREST), -1):
        for other in reversed(reading.speeches(back)):
            if back == index and other.begin >= s.begin:
                continue
            there = reading.sentence(back)
            if there.has(other.last - 1, "OUTLET") or own_outlet(reading, there, other):
                continue
            if not stands_for_another(there, other) and (not person or is_person(there, other)):
                return other.text
    return None if sentence.has(s.first, "PRONOUN") else s.text


def stands_for_another(sentence: Sentence, s: Speech) -> bool:
    """A pronoun, or a bare word for an organisation."""
    if s.last - s.first == 1:
        return sentence.has(s.first, "PRONOUN")
    return (
        s.last - s.first == 2
        and sentence.has(s.first, "DET")
        and (sentence.has(s.last - 1, "GENERIC_ORG") or sentence.has(s.last - 1, "DOCUMENT"))
    )


def is_person(sentence: Sentence, s: Speech) -> bool:
    """A name, or a noun for one person."""
    return any(sentence.has(i, "CAP") or sentence.has(i, "TITLE") for i in range(s.first, s.last))


def is_party(reading: Reading, spot: Spot, text: str) -> bool:
    """Whether a belligerent speaks, and of the other side: its enemy's fighters, or anybody where it is an
    armed group.
    """
    tagger, sentence = reading.lexicon.tagger, reading.sentence(spot.sentence)
    words = {w.lower() for w in tagger.token.findall(text)}
    if words & tagger.words("NEUTRAL"):
        return False
    near = (spot.first, spot.last + 5)
    if words & tagger.words("BELLIGERENT_ARMED"):
        return sentence.any_of("ENEMY_OF_ARMED", *near)
    return bool(words & tagger.words("BELLIGERENT_STATE")) and sentence.any_of("ENEMY_OF_STATE", *near)


def is_reported(reading: Reading, spot: Spot) -> bool:
    """Whether "reportedly" bears on the harm, and not on the weapon."""
    sentence = reading.sentence(spot.sentence)
    low, high = sorted((spot.first, spot.trigger))
    for i in range(max(0, low - CLOSE), min(len(sentence.words), high + CLOSE)):
        if sentence.has(i, "REPORTEDLY") and not any(sentence.has(j, "WEAPON") for j in (i + 1, i + 2)):
            return True
    return False


def attach_harm(reading: Reading, spot: Spot, role: str) -> str | None:
    """The nearest of that role; the figure's own words are nobody's actor."""
    near = [h for h in reading.harms(spot.sentence) if h.role == role and not h.first <= spot.first < h.last]
    if not near:
        return None
    best = min(near, key=lambda h: (distance(h, spot), h.first))
    return best.text if distance(best, spot) <= HARM_FAR else None


def distance(h: Harm, spot: Spot) -> int:
    """Tokens between the words and the trigger."""
    return max(h.first - spot.trigger, spot.trigger - h.last, 0)
