"""Which speech states a figure, and who is behind the words for the speaker.

"He" and a bare "the group" are whoever spoke last under a name; "the Britain-based monitor" stays as written.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.attribution import NEAREST, Speech
from extractors.attribution_goes_on import follows, of_kin, reporter, told_on
from extractors.attribution_harm import Harm
from extractors.attribution_lines import chatted, sourced
from extractors.attribution_names import interviewed, with_name
from extractors.attribution_party import alleges, is_party, side_of
from extractors.attribution_quotes import listed, quotation, quoted, turn
from extractors.attribution_scope import ASIDE, governing, own_outlet, usable
from extractors.attribution_tables import tabled
from extractors.context_goes_on import goes_on
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once

FIRST = 12  # sentences in which an author that is an organisation shows itself
HARM_FAR = 25  # tokens from the trigger beyond which a cause is another's
FAR_WAS = 5  # tokens from "nine of the dead" to "were"
CLOSE = 8  # tokens between "reportedly" and the harm it bears on


@dataclass(frozen=True, slots=True)
class Source:
    """The speaker as written, and whether a belligerent speaks of the other side."""

    text: str | None
    is_party: bool = False
    speech: Speech | None = None
    side: str | None = None  # of a belligerent who speaks of others than its own


def attach_source(reading: Reading, spot: Spot) -> Source:
    """Who states one figure."""
    index, speech = stated(reading, spot)
    if speech is None:
        index, speech = reporter(reading, spot)
    if speech is None:
        index, speech = author(reading)
    if speech is None:
        index, speech = ourselves(reading, spot)
    if speech is None:
        return Source(None)
    text = speech.text if is_we(reading, index, speech) else speaker(reading, index, speech)
    if text is None:
        return Source(None, speech=speech)
    after = speech.end if index == spot.sentence and speech.end <= spot.first else 0
    if owns_up(reading, index, speech, spot):
        return Source(text, speech=speech)
    is_alleged = is_party(reading, spot, text, after) or alleges(reading, index, speech, spot)
    return Source(text, is_alleged, speech, side_of(reading, spot, text, after))


def owns_up(reading: Reading, index: int, s: Speech, spot: Spot) -> bool:
    """ "It admitted the loss of two of its men": what is admitted is stated; "but claimed 40" is not."""
    sentence = reading.sentence(index)
    if not sentence.any_of("ADMITS", s.last, s.end):
        return False
    return index != spot.sentence or not sentence.any_of("ALLEGING", s.end, spot.first)


def stated(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speech that reaches a figure: of its sentence, a quotation, a list, the figures it goes on from."""
    speech = governing(reading, spot)
    if speech is not None:
        announced = listed(reading, spot) if is_label(reading, spot.sentence, speech) else (0, None)
        return announced if announced[1] is not None else (spot.sentence, speech)
    for find in (quoted, listed, turn, interviewed):
        index, speech = find(reading, spot)
        if speech is not None:
            return index, speech
    before = reading.anchored.get(spot.sentence - 1, [])
    is_continued = before and not usable(reading, spot.sentence) and goes_on(reading, spot)
    if is_continued and (follows(reading, spot.sentence) or tells_who(reading, spot)):
        told = stated(reading, before[-1])
        return told if told[1] is None or told[1].form not in ASIDE else (spot.sentence, None)
    for find in (told_on, of_kin, sourced, chatted, tabled):
        index, speech = find(reading, spot)
        if speech is not None:
            return index, speech
    return spot.sentence, None


def tells_who(reading: Reading, spot: Spot) -> bool:
    """ "Nine of the dead were boys", "of the 30, nine were boys": no news, whatever paragraph it opens."""
    sentence, first = reading.sentence(spot.sentence), reading.anchored[spot.sentence][0]
    if sentence.has(0, "SOME_OF"):
        return not sentence.has(0, "AMONG")
    was = sentence.where("WAS", first.last, first.last + FAR_WAS)
    return first.first == 0 and bool(was) and not sentence.any_of("MOVED", was[0], was[0] + 3)


@once
def author(reading: Reading) -> tuple[int, Speech | None]:
    """The organisation that writes the text ("Our field teams recorded") states what nobody else does."""
    for index in range(min(len(reading), FIRST)):
        sentence = reading.sentence(index)
        for s in reading.speeches(index) if sentence.holds("OUR") else ():
            is_count = sentence.any_of("GATHERED", s.last, s.end)
            if (
                is_count
                and sentence.has(s.first, "OUR")
                and not sentence.any_of("OUTLET_STAFF", s.first, s.last)
            ):
                return index, s
    return 0, None


def ourselves(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """ "We recorded 412 deaths": the writers count, where nobody is quoted."""
    index = spot.sentence
    before = reading.anchored.get(index - 1, [])
    if not reading.speeches(index) and before and goes_on(reading, spot):
        index -= 1
    for s in reading.speeches(index):
        is_ahead = index < spot.sentence or s.end <= spot.first
        counts = s.form == "before" and reading.sentence(index).any_of("GATHERED", s.last, s.end)
        is_parted = index == spot.sentence and reading.sentence(index).any_of("BUT", s.end, spot.first)
        if is_ahead and counts and not is_parted and is_we(reading, index, s):
            return (index, s) if quotation(reading, s.start) is None else (index, None)
    return index, None


def is_we(reading: Reading, index: int, s: Speech) -> bool:
    """Whether the writers themselves speak, under no name."""
    return s.last - s.first == 1 and reading.sentence(index).has(s.first, "WE")


def is_label(reading: Reading, index: int, s: Speech) -> bool:
    """Whether a speaker and a colon open an item ("- Army: 40"): it does not speak where another one does."""
    return s.begin <= 1 and reading.sentence(index).words[s.end - 1] == ":"


def speaker(reading: Reading, index: int, s: Speech) -> str | None:
    """The speaker's words; for a pronoun or a bare "the group" those of whoever spoke last under a name."""
    sentence = reading.sentence(index)
    if (named := introduced(reading, index, s)) is not None:
        return named
    if not stands_for_another(sentence, s):
        return with_name(sentence, s)
    person = sentence.has(s.first, "PERSON_PRONOUN")
    is_bare_word = s.last - s.first > 1
    for back in range(index, max(-1, index - NEAREST), -1):
        for other in reversed(reading.speeches(back)):
            if back == index and other.begin >= s.begin:
                continue
            there = reading.sentence(back)
            if there.has(other.last - 1, "OUTLET") or own_outlet(reading, there, other):
                continue
            if other.form == "named" and (is_bare_word or is_harmed(reading, back, other)):
                continue
            if sentence.has(s.first, "IT") and is_named_person(there, other):
                continue
            if not stands_for_another(there, other) and (not person or is_person(there, other)):
                if is_generic(sentence, s) and there.has(other.first, "INDEFINITE"):
                    return s.text  # "a local group" has no name to give
                return with_name(there, other) if person else other.text
    return None if s.last - s.first == 1 else s.text


def is_harmed(reading: Reading, index: int, s: Speech) -> bool:
    """Whether whoever acts in a sentence is counted among those harmed: "the captain was arrested"."""
    return any(o.first < s.last and s.first < o.last for o in reading.anchored.get(index, ()))


def is_named_person(sentence: Sentence, s: Speech) -> bool:
    """Whether a speaker can be no "it"; "the prosecutor's office" can."""
    if is_body(sentence, s):
        return False
    return any(sentence.has(i, "TITLE") or sentence.has(i, "ONE_WHO") for i in range(s.first, s.last))


def introduced(reading: Reading, index: int, s: Speech) -> str | None:
    """Who spoke before under the same noun and more words: "the official" is "a port official"."""
    sentence = reading.sentence(index)
    bare = [i for i in range(s.first, s.last) if not sentence.has(i, "DEFINITE")]
    if len(bare) != 1 or bare[0] == s.first:
        return None
    if sentence.has(bare[0], "GENERIC_ORG") or sentence.has(bare[0], "UNNAMED"):
        return None
    noun = sentence.words[bare[0]].lower()
    for back in range(index, max(-1, index - NEAREST), -1):
        there = reading.sentence(back)
        for other in reversed(reading.speeches(back)):
            words = [w.lower() for w in there.words[other.first : other.last]]
            is_same = noun in words or noun.removesuffix("s") in words
            if sentence.has(bare[0], "CAP") and words[-1] != noun:
                continue  # "another UN spokesman" is not the UN
            if (back < index or other.begin < s.begin) and is_same and len(words) > s.last - s.first:
                return None if there.has(other.first, "INDEFINITE") else other.text
    return None


def stands_for_another(sentence: Sentence, s: Speech) -> bool:
    """A pronoun, or a bare word for an organisation."""
    if s.last - s.first == 1:
        return sentence.has(s.first, "PRONOUN") or sentence.has(s.first, "WHOSE")
    return (
        s.last - s.first == 2
        and sentence.has(s.first, "DET")
        and (sentence.has(s.last - 1, "GENERIC_ORG") or sentence.has(s.last - 1, "DOCUMENT"))
    )


def is_generic(sentence: Sentence, s: Speech) -> bool:
    """A bare word for an organisation: "the group"."""
    return s.last - s.first > 1 and sentence.has(s.last - 1, "GENERIC_ORG")


def is_body(sentence: Sentence, s: Speech) -> bool:
    """Whether the noun before "of" or "in" is one for an office, a group, a paper."""
    end = next((i for i in range(s.first + 1, s.last) if sentence.has(i, "LINK")), s.last)
    return sentence.has(end - 1, "NOT_ONE")


def is_person(sentence: Sentence, s: Speech) -> bool:
    """A name, or a noun for one person."""
    if is_body(sentence, s):
        return False
    for i in range(s.first, s.last):
        if sentence.has(i, "TITLE") or sentence.has(i, "ONE_WHO"):
            return True
        if sentence.has(i, "CAP") and not sentence.has(i, "DET") and not sentence.has(i, "SPEAKER"):
            return True
    return sentence.has(s.first, "ONE") or (s.form == "inverted" and sentence.has(s.first, "INDEFINITE"))


def is_reported(reading: Reading, spot: Spot) -> bool:
    """Whether "reportedly" bears on the harm, and not on the weapon."""
    sentence = reading.sentence(spot.sentence)
    low, high = sorted((spot.first, spot.trigger))
    near = sentence.where("REPORTEDLY", low - CLOSE, high + CLOSE)
    near = [i for i in near if not sentence.has(i, "JUDGING") or _judges_harm(sentence, i, spot.trigger)]
    return any(i + 1 == spot.trigger or not sentence.any_of("WEAPON", i + 1, i + 3) for i in near)


def _judges_harm(sentence: Sentence, at: int, trigger: int) -> bool:
    """ "Alleged killing", "alleged mass murder"; "alleged rebels killed" says who they are."""
    return at + 1 == trigger or (at + 2 == trigger and not sentence.has(trigger, "KILLS"))


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
