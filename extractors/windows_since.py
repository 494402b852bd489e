"""Time words that count from or to a day: "since Friday", "since the war erupted in 2011"; "as of 30 March",
"by Thursday evening".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors import windows_calendar as calendar
from extractors.context_page import Sentence
from extractors.windows_mention import TimeMention, precision_of

CLAUSE = 6  # tokens between "when" and what happened then
TITLE = 4  # letters of a title that is cut short
FAR = 14  # tokens between "since" and the date of what began
YEAR = 366  # days: a count since longer ago is a running total


def since_start(name: str, caught: calendar.Captured, start: dt.date, end: dt.date | None) -> dt.date:
    """Where "since the end of July", "since mid-2011" begins: that end, that middle."""
    if caught.edge == "end" and end is not None:
        return end
    if caught.edge == "mid":
        return start.replace(month=7, day=1) if name == "year_part" else start.replace(day=15)
    return start


def take_since(mentions: list[TimeMention], sentence: Sentence, date: dt.date | None) -> list[TimeMention]:
    """Each "since" with the time words that follow it, or with its clause and no dates."""
    out = list(mentions)
    if not sentence.holds("SINCE"):
        return out
    letters = sentence.lexicon.tagger.sets["SINCE"]
    for at in [i for i, letter in enumerate(sentence.letters) if letter in letters]:
        if any(m.first <= at < m.last for m in out) or sentence.has(at - 1, "PERFECT"):
            continue
        follower = next((m for m in out if at < m.first <= at + FAR), None)
        stop = clause_end(sentence, at + 1)
        out = [m for m in out if m is not follower]
        if follower is not None and follower.first < stop and not is_apart(sentence, at, follower):
            out.append(since(follower, at, sentence, date))
        else:
            out += [follower] if follower else []
            out += since_unknown(sentence, at, stop, date)
    return sorted(out, key=lambda m: m.first)


def is_apart(sentence: Sentence, at: int, m: TimeMention) -> bool:
    """ "Corrections since the last report raise the number for April": no time of what began; nor is that of
    another "since" ("since 90 have died since May").
    """
    return sentence.has(m.first, "FOR") or sentence.any_of("SINCE", at + 1, m.last)


def since_unknown(sentence: Sentence, at: int, stop: int, date: dt.date | None) -> list[TimeMention]:
    """ "since the takeover": from a day that the words do not tell, to D. A bare "since" counts from the day
    last spoken of; "not seen since", and since "no road is open", date nothing.
    """
    stop = next((i for i in range(at + 1, stop) if counts(sentence, i)), min(stop, at + FAR))
    text = sentence.written(at, stop)
    if counts(sentence, at + 1):
        return []  # "since 90 have died": because
    if stop > at + 1:
        return [TimeMention(at, stop, text, None, date, None, "since-unknown", "running", False, "")]
    if sentence.has(at - 1, "PERCEIVED") or sentence.words[at + 1 : at + 2] in (['"'], ["“"], ["«"]):
        return []
    return [TimeMention(at, stop, text, None, None, None, "since-then", "since", False, "", "since_then")]


def counts(sentence: Sentence, i: int) -> bool:
    """Whether a number stands there that is no year: the words before it are at an end."""
    return not sentence.has(i, "YEAR") and any(sentence.has(i, name) for name in ("INT", "NUM", "NUMERIC"))


def take_until(mentions: list[TimeMention], sentence: Sentence) -> list[TimeMention]:
    """A day up to which is counted: "as of 30 March", "by Thursday evening"; nobody says since when."""
    return [up_to(m, sentence) for m in mentions]


def up_to(m: TimeMention, sentence: Sentence) -> TimeMention:
    """The mention, open to the past where words before it say that it is the last day counted."""
    by_part = m.operation in {"month_part", "year_part"} and sentence.has(
        m.first, "UPTO"
    )  # "by the end of May"
    if (m.kind != "day" and not by_part) or not m.known or m.relative or m.end is None:
        return m
    at, until = m.first, None
    if not by_part and happens_then(sentence, m):
        return m
    if by_part:
        until = m.end
    elif sentence.has(at, "AS_OF") and sentence.has(at - 1, "AS"):
        at -= 1
    elif sentence.has(at - 1, "AS_OF") and sentence.has(at - 2, "AS"):
        at -= 2
    elif sentence.has(at - 1, "UPTO") and not sentence.has(m.last - 1, "POSS"):
        at, until = at - 1, m.end
    else:
        return m
    text = sentence.written(at, m.last)
    found = replace(m, first=at, text=text, start=None, precision=2, kind="running", until=until)
    return replace(found, rule=f"until-{m.rule}")


def happens_then(sentence: Sentence, m: TimeMention) -> bool:
    """ "By dawn on Tuesday, when the first bomb fell": something happened then, up to which nobody counts."""
    at = next((i for i in (m.last, m.last + 1) if sentence.has(i, "THEN")), None)
    return at is not None and sentence.any_of("EVENT", at, at + CLAUSE)


def since(m: TimeMention, at: int, sentence: Sentence, date: dt.date | None) -> TimeMention:
    """ "since the war erupted in 2011": from the first day of the mention to D. A weekday that is D is the
    one before.
    """
    start = m.start
    if date is not None and start == date and m.operation == "weekday" and not daypart(sentence, m):
        start = date - 7 * calendar.DAY
    text = sentence.written(at, m.last)
    if m.relative:
        return replace(m, first=at, text=text, kind="since")
    if not m.known or start is None or date is None:
        return replace(
            m, first=at, text=text, start=None, end=None, precision=None, known=False, kind="since"
        )
    began = has_war(sentence, at, m.last) or sentence.any_of("CAMPAIGN", at, m.last + 1)
    running = began or (date - start).days > YEAR
    precision = max(2, precision_of(start, date))
    return replace(
        m,
        first=at,
        text=text,
        start=start,
        end=date,
        precision=precision,
        rule=f"since-{m.rule}",
        kind="running" if running else "since",
        until=m.end,
    )


def daypart(sentence: Sentence, m: TimeMention) -> bool:
    """ "since Wednesday afternoon", said on a Wednesday, is that day."""
    return sentence.any_of("DAYPART", m.first, m.last)


def has_war(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word for a whole conflict stands there."""
    return sentence.any_of("WAR", first, last)


def clause_end(sentence: Sentence, at: int) -> int:
    """The token that ends the clause: a comma, a bracket, a quotation mark, or the sentence's end; not the
    stop behind a title ("Gen.").
    """
    for i in range(at, len(sentence.words)):
        if sentence.words[i] == "." and len(sentence.words[i - 1]) <= TITLE and sentence.has(i + 1, "CAP"):
            continue
        if sentence.words[i] in {",", ";", ":", ".", "(", ")", '"', "”", "—", "–"}:
            return i
    return len(sentence.words)
