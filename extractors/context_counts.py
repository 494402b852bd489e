"""What a figure counts: one event, the toll of a whole war, a toll that goes on rising."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import labels_over
from extractors.windows_mention import TimeMention
from extractors.windows_report import same_paragraph

HEADER = 8  # sentences of the head of a text
NEAR = 9  # tokens around a figure in which "war" makes it the toll of that war
FAR = 14  # tokens between the word "toll" and its figure
WHEN = 8  # tokens between "when" and the noun or verb of a blow
PUTTING = 5  # tokens between "put" and "number", "losses"
BLOW = 4  # tokens between "a" and the noun of a blow
REACH = 3  # tokens between the article and the noun of one event
SUBJECT = 5  # tokens at the head of a paragraph in which stands what it tells of
BACK = 12  # sentences back to the time that dates a figure
THOUSAND = 1000
PAIR = 4  # so few are known by how they died
HANDFUL = 20  # so few are taken at once
CHARGED = 4  # tokens between "accused" and the deed
PAST = {"month", "month_last_year", "last_month", "month_before", "month_part", "half_of_month", "year"}


def of_war(reading: Reading, spot: Spot) -> bool:
    """Dead "in the uprising", "in Syria's war"; "the conflict of 1988-94 left", "the war has driven"."""
    sentence = reading.sentence(spot.sentence)
    if of_whole_war(reading, spot):
        return True
    return any(
        sentence.any_of("WAR_OF", i - REACH, i + 2)
        or sentence.has(i + 1, "PERFECT")
        or sentence.has(i - 1, "DURATION")  # "the 18-day revolt left 846 dead"
        for i in sentence.where("TOLL_WAR", spot.first - NEAR, spot.last + NEAR)
    )


@once
def tells_of_war(reading: Reading, index: int) -> bool:
    """Whether a sentence stands in a paragraph about the war as a whole: "The war is in its fifth year."."""
    there = index
    while there and same_paragraph(reading, there - 1, there):
        there -= 1
    sentence = reading.sentence(there)
    if not any(sentence.holds(name) for name in ("PERFECT_NOW", "LASTS")):
        return False
    return any(sentence.has(at - 1, "DEFINITE") for at in sentence.where("TOLL_WAR", 1, SUBJECT))


def of_whole_war(reading: Reading, spot: Spot) -> bool:
    """The thousands that such a paragraph tells of, and no day."""
    digits = "".join(c for c in spot.key[1] if c.isdecimal())
    large = (digits and int(digits) >= THOUSAND) or reading.sentence(spot.sentence).any_of(
        "MASSES", spot.first, spot.last
    )
    return bool(large) and tells_of_war(reading, spot.sentence)


def has_risen(reading: Reading, spot: Spot) -> bool:
    """The toll "jumped to", "now", "lowered to", and the figures beside it."""
    sentence = reading.sentence(spot.sentence)
    tolls = sentence.where("TOLL", spot.first - FAR, spot.first)
    return bool(tolls) and sentence.any_of("RISEN", tolls[-1] - REACH, spot.first)


def is_put_at(reading: Reading, spot: Spot) -> bool:
    """ "The army put the number of dead at 21", "gave its losses as nine": a count, of which nobody says that
    it rose; "the toll" is one that does.
    """
    sentence = reading.sentence(spot.sentence)
    named = sentence.where("PUT_COUNTS", spot.first - FAR, spot.first)
    tells = named and not sentence.any_of("TOLL", named[0] - REACH, spot.first)
    return bool(tells) and is_put(sentence, spot, named[0])


def is_toll_put(reading: Reading, spot: Spot) -> bool:
    """ "Put the death toll at 21", "gave a toll of 30": so far; of one event where a day dates them."""
    sentence = reading.sentence(spot.sentence)
    tolls = sentence.where("TOLL", spot.first - FAR, spot.first)
    return bool(tolls) and is_put(sentence, spot, tolls[0])


def is_put(sentence: Sentence, spot: Spot, at: int) -> bool:
    """Whether somebody puts at the figure what stands at a token, and it has not risen."""
    rises = sentence.any_of("RISEN", spot.first - FAR, spot.first)
    return not rises and sentence.any_of("PUT", at - PUTTING, at)


def in_one_event(reading: Reading, spot: Spot) -> bool:
    """Killed "in a landslide", by "the 1985 earthquake", "when a bomb exploded", "on a similar bus"."""
    sentence = reading.sentence(spot.sentence)
    low, high = sorted((spot.first, spot.trigger))
    if any(
        sentence.has(i - 1, "ONE") and not sentence.has(i + 1, "AMOUNT")
        for i in sentence.where("ALIKE", low - FAR, high + FAR)
    ):
        return True
    return (
        when_it_struck(sentence, spot)
        or any(
            sentence.any_of("INDEFINITE", i - BLOW, i) and "," not in sentence.words[i:low]
            for i in sentence.where("ONE_BLOW", low - FAR, low)
        )
        or any(sentence.has(i + 1, "CAP") for i in sentence.where("NAMED_STORM", 0, high + FAR))
        or any(
            sentence.any_of("THE_ONE", i - REACH, i)
            for i in sentence.where("ONE_EVENT", low - FAR, high + FAR)
        )
        or any(
            sentence.has(i - 1, "THIS_ONE") and sentence.has(i - 2, "DEALT_IN")
            for i in sentence.where("ONE_DEED", low - FAR, high + FAR)
        )
        or any(
            any(sentence.any_of(name, i - REACH, i) for name in ("ONE", "ANOTHER"))
            and "," not in sentence.words[high:i]
            for name in ("ONE_STRIKER", "ONE_TARGET")
            for i in sentence.where(name, low - FAR, high + FAR)
        )
    )


def when_it_struck(sentence: Sentence, spot: Spot) -> bool:
    """ "Last September 15 died when a bomb exploded": behind the figure one blow, and when it fell."""
    far = max(spot.last, spot.trigger) + FAR
    if any(sentence.has(i + 1, "FIRE") for i in sentence.where("OPENED", spot.last, far + WHEN)):
        return True
    return any(
        sentence.has(i + 1, "ONE") and sentence.any_of("EVENT", i + 2, i + WHEN)
        for i in sentence.where("THEN", spot.last, far)
    )


def of_a_month(reading: Reading, spot: Spot, m: TimeMention | None) -> bool:
    """ "In May 30 died when a boat sank", "49 were killed in 2016 in one night", "in July 15 had died at the
    same bridge": one event, told by its month or its year; nobody counts what else was then.
    """
    if m is None or m.kind != "period":
        return False
    here = m in reading.times(spot.sentence)
    if not here and dates_one_event(reading, spot, m):
        return True
    if here and (is_charge(reading.sentence(spot.sentence), spot) or is_known_deed(reading, spot)):
        return True
    if m.operation not in PAST:
        return False
    sentence = reading.sentence(spot.sentence)
    low, high = sorted((spot.first, spot.trigger))
    if all(sentence.any_of(name, m.first, m.last) for name in ("ONE_EVENT", "THE_ONE")):
        return True  # "a 2013 explosion"
    if sentence.any_of("STATISTICS") or sentence.any_of("PERFECT_NOW", low - REACH, high):
        return False
    if here and taken_at_once(reading, spot):
        return True
    for at in sentence.where("THEN", min(m.first, low), high + FAR):
        if (at < low or at > high) and not is_of_time(reading, spot, at):
            return True
    if is_blow(sentence, spot):
        return True
    if any(m.last <= at < low for at in sentence.where("AFTER", m.last, m.last + 2)):
        return True  # "In July, after 32 were killed in the village, …"
    reach = (low - FAR, high + FAR)
    if any(sentence.has(at + 1, "NIGHT") for at in sentence.where("ONE_ALONE", *reach)):
        return True  # "in one night"
    same = sentence.where("SAME", *reach) if not sentence.any_of("AMOUNT", *reach) else []
    if any(at > low or sentence.any_of("THE_ONE", at - 1, at) for at in same):
        return True  # but not "the authorities there say that 15 were killed in May"
    return any(
        sentence.has(at - 1, "AT") and not sentence.any_of("MANY_OF", at, at + REACH)
        for at in sentence.where("ONE", spot.trigger + 1, high + FAR)
        if not sentence.any_of("CLAUSE", high, at)
    )


def dates_one_event(reading: Reading, spot: Spot, m: TimeMention) -> bool:
    """ "Orte was struck last month in a raid. Nine died": the time is carried from a sentence that dates one
    event by it.
    """
    for index in range(spot.sentence - 1, max(-1, spot.sentence - BACK), -1):
        if m in reading.times(index):
            sentence, near = reading.sentence(index), (m.first - FAR, m.last + FAR)
            return not sentence.any_of("STATISTICS") and any(
                any(sentence.any_of(one, i - REACH, i) for one in ("INDEFINITE", "DEFINITE"))
                and not sentence.any_of("MANY_OF", i - 2, i)
                for name in ("ONE_EVENT", "ONE_BLOW", "ONE_DEED", "ONE_STRIKER")
                for i in sentence.where(name, *near)
            )
    return False


def is_of_time(reading: Reading, spot: Spot, at: int) -> bool:
    """ "August, when 61 were killed": the word goes with the time, and a number of it follows."""
    told = any(0 <= at - t.last <= 1 for t in reading.times(spot.sentence) if t.kind == "period")
    sentence = reading.sentence(spot.sentence)
    return told and any(sentence.is_number(i) for i in range(at + 1, at + REACH))


def is_charge(sentence: Sentence, spot: Spot) -> bool:
    """ "Accused of shooting two officers this week": a deed, and no count of the week."""
    near = (spot.trigger - CHARGED, spot.trigger)
    return sentence.any_of("ACCUSED", *near) and sentence.has(spot.trigger - 1, "WAR_OF")


def is_known_deed(reading: Reading, spot: Spot) -> bool:
    """ "The deaths of two teenagers in 2005": of whom everybody knows, and no count of the year."""
    sentence = reading.sentence(spot.sentence)
    named = sentence.has(spot.trigger - 1, "DEFINITE") and sentence.has(spot.trigger + 1, "AS_OF")
    return named and spot.first == spot.trigger + 2 and is_few(reading, spot, PAIR)


def taken_at_once(reading: Reading, spot: Spot) -> bool:
    """ "Last month frigates caught nine pirates", "in May the bodies of three men were found": so few were
    taken, or found, at once.
    """
    sentence = reading.sentence(spot.sentence)
    if spot.key[0] not in {"abducted", "detained"} and not (
        sentence.any_of("BODIES", spot.trigger - 1, spot.trigger + 1) and sentence.any_of("RECOVERED")
    ):
        return False
    return is_few(reading, spot, HANDFUL)


def is_few(reading: Reading, spot: Spot, most: int) -> bool:
    """Whether a figure is a number of no more than so many."""
    number = spot.key[1].replace(",", "")
    value = int(number[:9]) if number.isdecimal() else reading.lexicon.tagger.value("NUM", number)
    return isinstance(value, int) and 0 < value <= most


def is_blow(sentence: Sentence, spot: Spot) -> bool:
    """ "In March 31 traders were massacred", "where 43 were mown down", "killed at Garu": one blow, told by
    how it was dealt or by the spot on which it fell; thousands are those of many.
    """
    low, high = sorted((spot.first, spot.trigger))
    digits = "".join(c for c in spot.key[1] if c.isdecimal())
    if (digits and int(digits) >= THOUSAND) or sentence.any_of("MASSES", spot.first, spot.last):
        return False
    if sentence.any_of("DEALT", low - REACH, high + REACH):
        return True
    return any(
        sentence.has(at + 1, "CAP") and not sentence.any_of("HOLDS_MANY", at + 1, at + 1 + PUTTING)
        for at in sentence.where("POINT", low - FAR, high + FAR)
        if not sentence.any_of("CLAUSE", high, at)
    )


@once
def as_of_head(reading: Reading) -> bool:
    """Whether the head of a text says up to when it counts ("as of 14 November"): the rows of its tables are
    totals.
    """
    head = range(min(len(reading), HEADER))
    return any(m.rule.startswith("until-") for i in head for m in reading.times(i))


def of_overview(reading: Reading, spot: Spot) -> bool:
    """Whether a figure stands under a heading for the totals so far ("Key figures")."""
    words = reading.lexicon.tagger.words("OVERVIEW")
    if as_of_head(reading) and not reading.sentence(spot.sentence).any_of("LOW"):
        return True
    return any(w.lower() in words for label in labels_over(reading, spot.sentence) for w in label.split())
