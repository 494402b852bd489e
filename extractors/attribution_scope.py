"""Which figures of its sentence a speech reaches, and which speeches are the outlet's own.

A verb of saying before the figure reaches it; one after it reaches back where nothing but a tail follows
("…, police said on Tuesday").
"""

from __future__ import annotations

from extractors.attribution import QUOTES, Speech
from extractors.context_goes_on import elides, numbers_more, some_of_them
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once

NO_VERB = (
    "FUNCTION",
    "NUM",
    "VAGUE",
    "SPEAKER",
)  # behind "and" these begin a clause with a subject of its own
NEAR_SAID = 4  # tokens between what is said and a number with no noun
NEAR_WHO = 9  # tokens between a name and "who": ", 41, a farmer from Orte who"
ASIDE = frozenset({"ahead", "aside", "bracketed"})  # what is said of one number alone
UNSAID = frozenset({"silent", "named", "heading"})  # what states no figure


@once
def usable(reading: Reading, index: int) -> list[Speech]:
    """The speeches of a sentence but for the outlet's own."""
    sentence = reading.sentence(index)
    return [
        s
        for s in reading.speeches(index)
        if s.form not in UNSAID
        and not sentence.has(s.first, "WE")
        and not is_nobodys(sentence, s)
        and not own_outlet(reading, sentence, s)
    ]


@once
def nobodys(reading: Reading, index: int) -> list[Speech]:
    """The speeches of a sentence that are nobody's."""
    return [s for s in reading.speeches(index) if is_nobodys(reading.sentence(index), s)]


def is_nobodys(sentence: Sentence, s: Speech) -> bool:
    """ "Initial reports", "unconfirmed reports from Orte", "reports": nobody's."""
    end = next((i for i in range(s.first, s.last) if sentence.has(i, "LINK")), s.last)
    if not sentence.has(end - 1, "HEARSAY") or sentence.any_of("SPEAKER", end, s.last):
        return False
    return all(sentence.has(i, "FIRST_TOLD") or sentence.has(i, "DET") for i in range(s.first, end - 1))


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
    after = [
        s for s in speeches if high >= s.end and s.begin >= spot.last and reaches_left(sentence, s, spot)
    ]
    if cited := [s for s in after if s.form == "citing"]:
        return cited[0]
    if before and after and (tail_only(sentence, before[-1]) or is_within(sentence, before[-1], after[0])):
        return after[0]
    if len(before) > 1 and (is_cited(sentence, *before[-2:]) or tells_of(sentence, *before[-2:])):
        return before[-2]
    return before[-1] if before else after[0] if after else None


def is_cited(sentence: Sentence, cited: Speech, s: Speech) -> bool:
    """ "According to the institute, Kuria recorded 40 deaths": the place has them, the institute tells."""
    is_next = sentence.words[cited.end] == "," and s.begin == cited.end + 1
    return is_next and cited.form == "after" and sentence.has(s.end - 1, "RECORDED")


def tells_of(sentence: Sentence, s: Speech, who: Speech) -> bool:
    """ "The charity said that its hospital had received 930 wounded": the charity says so."""
    is_told = s.form == "before" and s.end <= who.begin <= s.end + 1
    return is_told and sentence.any_of("TREATS", who.last, who.end + 1)


def is_within(sentence: Sentence, s: Speech, tail: Speech) -> bool:
    """ "The numbers were given by the clinic and leave out fighters, an official said": he tells it all."""
    if sentence.any_of("ASKS", s.last, s.end) or sentence.has(s.end - 1, "BELIEVES"):
        return tail.form == "before"  # "police are asking for help in the hunt for …, officials said"
    if sentence.any_of("TREATS", s.last, s.end):
        return tail.form == "before"  # "the clinic had operated on 23 men, Sister Ruth said"
    return s.form == "after" and s.begin > 1 and tail.form == "before"


def reaches_right(reading: Reading, sentence: Sentence, s: Speech, spot: Spot) -> bool:
    """What follows the verb; "according to" not beyond its clause if it closed another."""
    if s.form == "relative":
        return not sentence.any_of("SPLIT", s.end, spot.first)
    if any(s.end <= n.begin and n.end <= spot.first for n in nobodys(reading, spot.sentence)):
        return False  # "said 42 were found, after earlier reports had put the dead at 30"
    if sentence.has(s.end - 1, "REACTS") and is_told_beside(sentence, s.end, spot.first):
        return False  # "denied using gas in the war, which has killed 9,000"
    if s.form == "bracketed" or dates(sentence, s, spot) or tells_of_him(sentence, s, spot):
        return False
    others = reading.anchored[spot.sentence]
    if not any(a.last <= s.begin for a in others):
        return True
    if s.form in {"after", "aside", "citing"}:
        return not sentence.any_of("SPLIT", s.end, spot.first) or belongs(reading, sentence, s, spot)
    if sentence.words[s.begin - 1] != ",":
        return True
    if sentence.words[s.end] == "," and sentence.has(s.end + 1, "MEANWHILE_AS"):
        return False  # "…, the mission said, as attacks across the country left dozens dead"
    if ";" in sentence.words[s.end : spot.first]:
        return belongs(reading, sentence, s, spot)
    return not sentence.has(s.end + 1, "BRINGING")  # ", he said, bringing the toll to 9": the outlet adds up


def is_told_beside(sentence: Sentence, first: int, end: int) -> bool:
    """Whether "which", or "that has", opens a clause within the tokens."""
    has = (i for i in sentence.where("THAT", first, end) if sentence.has(i + 1, "AUX"))
    return sentence.any_of("WHO", first, end) or any(has)


def tells_of_him(sentence: Sentence, s: Speech, spot: Spot) -> bool:
    """ "Said a man who had lost both his daughters": the text's own words about him."""
    behind = range(s.end, min(s.end + NEAR_WHO, spot.first))
    is_about = s.form == "inverted" and any(sentence.has(i, "WHO") for i in behind)
    return is_about and not any(sentence.any_of(name, s.end, spot.first) for name in ("SAY", "SAYING"))


def dates(sentence: Sentence, s: Speech, spot: Spot) -> bool:
    """ "When the governor announced the truce, 40 men were held": what is said only dates what follows."""
    if s.form != "before" or not sentence.has(s.begin - 1, "WHEN"):
        return False
    commas = [i for i in range(s.end, spot.first) if sentence.words[i] == ","]
    return bool(commas) and not sentence.any_of("THAT", commas[-1], spot.first)


def belongs(reading: Reading, sentence: Sentence, s: Speech, spot: Spot) -> bool:
    """Whether the figure behind a closed speech is of what was said: "…, with the port accounting for four",
    "… and drove 40 from their homes", "nine of them women", "a further 22 were hurt", "who added that".
    """
    for other in reading.anchored[spot.sentence]:
        is_ahead = s.end <= other.first and other.last <= spot.first
        is_ahead = is_ahead and ";" not in sentence.words[other.first : spot.first]
        if is_ahead and belongs(reading, sentence, s, other):
            return True
    if some_of_them(sentence, spot.last) or numbers_more(reading, spot):
        return True
    if elides(reading, spot) and not is_elsewhere(reading, s, spot):
        return True
    at = s.end + (sentence.words[s.end] == ",")
    if sentence.has(at, "WHO"):
        return sentence.any_of("SAY", at, spot.first) or sentence.has(at + 1, "PUTS")
    if sentence.any_of("SPLIT", at + 1, spot.first):
        return False
    is_verb = sentence.has(at + 1, "LOW") and not any(sentence.has(at + 1, name) for name in NO_VERB)
    return sentence.has(at, "WITH") or (sentence.has(at, "AND") and is_verb and spot.first > at + 1)


def is_elsewhere(reading: Reading, s: Speech, spot: Spot) -> bool:
    """Whether a time or a named place stands behind what is said: "…; 90 were hurt in Orte in May"."""
    sentence, index = reading.sentence(spot.sentence), spot.sentence
    if not spot.first - s.end < NEAR_SAID:
        return False
    if any(m.first > s.end for m in reading.times(index)):
        return True
    return any(p.first > s.end and sentence.any_of("CAP", p.first, p.last) for p in reading.places(index))


def tail_only(sentence: Sentence, s: Speech) -> bool:
    """Whether the speech closed before the figure: "…, police said, and five others were hurt"."""
    return (
        sentence.words[s.end : s.end + 1] == [","]
        and s.begin > 0
        and sentence.words[s.begin - 1] in {",", '"', "”"}
    )


def reaches_left(sentence: Sentence, s: Speech, spot: Spot | None = None) -> bool:
    """What precedes the speech, where the speech ends its sentence, is set off by a mark, or is "according
    to".
    """
    if s.begin <= 0 or s.form == "ahead":
        return False
    if s.form == "relative":
        return spot is not None and spot.trigger >= s.end  # the harm is what is said
    if s.form == "after" and is_inserted(sentence, s):
        return False
    if s.form in {"after", "aside", "inverted", "citing", "headline", "bracketed"}:
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


def is_inserted(sentence: Sentence, s: Speech) -> bool:
    """ "It killed nine and, according to the mayor, drove 40 from their homes": he says the second only."""
    is_set_off = sentence.words[s.begin - 1] == "," and sentence.words[s.end : s.end + 1] == [","]
    return is_set_off and sentence.has(s.begin - 2, "AND")
