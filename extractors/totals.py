"""The article's own total for its main event, one outcome at a time.

The main event is that of the lead. Claims of one statement that are set apart are added; later statements
restate, detail, update, contradict or add to the first. What was revised, attackers who died in their own
attack, subsets, background tolls and other events stay out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from extractors.claim import Claim, Total, tells_toll
from extractors.events import apart_in_time
from extractors.lexicon import Lexicon
from extractors.statements import Statement, add, is_toll, read_statements
from extractors.succumbed import LOOK_BACK, is_of_the_dead, less_the_dead, without_the_dead
from extractors.totals_added import ROUND, is_a, is_again, is_more, noun

_OUT = ("denied", "planned_or_hypothetical")
_RUNNING = ("since", "running")
NEAR = 1.25  # an exact number of the same people is no further above the round one
DAY_BEFORE = 1  # what is told on a day may have been the day before
MONTH = 4  # the precision of a window of a month
INITIAL = 2  # letters of a name's shorter words, which many names have


def article_totals(claims: Sequence[Claim], text: str, lexicon: Lexicon) -> dict[str, Total]:
    """What the text reports for the event of its lead; an outcome without a claim is absent."""
    totals: dict[str, Total] = {}
    for outcome in dict.fromkeys(c.outcome for c in claims):
        total = _total([c for c in claims if c.outcome == outcome], claims, text, lexicon)
        if total is not None:
            totals[outcome] = total
    return totals


def _total(claims: list[Claim], told: Sequence[Claim], text: str, lexicon: Lexicon) -> Total | None:
    alive = [c for c in claims if not is_of_the_dead(c, told, text, lexicon)]
    alive = without_the_dead(alive, told, lexicon)
    usable = _usable(alive, told, text, lexicon)
    if not usable:
        return None
    statements = [s for s in read_statements(usable, told, text, lexicon) if not s.is_of_another]
    statements = _of_the_lead(_without_past(statements), told)
    if not statements:
        return None
    main = statements[0]
    counted, parts, told_so_far = main.total, 0, [main]
    for later in statements[1:]:
        best = counted.best
        if later.best is None:
            continue
        so_far, told_so_far = told_so_far, [*told_so_far, later]
        if best is None:
            counted = later.total
        elif later.goes_on and not _is_told(later, parts, counted, main):
            counted = add(counted, later.total)
        elif _is_elsewhen(later, main):
            continue
        elif later.best > best and _is_fuller(later, main):
            counted = later.total
        elif (
            is_more(later, so_far, text, lexicon)
            and not _is_part(later, parts, counted)
            and not is_again(later, main)
        ):
            counted = add(counted, later.total)
        elif later.best != best:
            parts += later.best
    return less_the_dead(counted, usable, told, text, lexicon) if usable[0].outcome == "wounded" else counted


def _of_the_lead(statements: list[Statement], told: Sequence[Claim]) -> list[Statement]:
    """Without what the text dates before the event of its lead: "in 2016 a similar leak killed two"."""
    return [s for s in statements if not _is_before(s.claims[0], told) or s.adds]


def _is_before(claim: Claim, told: Sequence[Claim]) -> bool:
    """Dated well before the first claim of the text, and beside none that is of its time."""
    lead = next((c for c in told if c.modality not in _OUT), None)
    if lead is None or lead.kind == "cumulative" or lead.window_start is None:
        return False
    latest = lead.window_start - dt.timedelta(days=DAY_BEFORE)
    beside = [c for c in told if c.quote_start == claim.quote_start]
    return all(c.window_end is not None and c.window_end < latest for c in beside)


def _without_past(statements: list[Statement]) -> list[Statement]:
    """ "Earlier reports spoke of 11": no figure of its own where the text has a later one."""
    return [s for s in statements if not s.is_past] or statements


def _replaces(later: Statement, main: Statement) -> bool:
    """Whether a higher figure is that of the same event: a toll that rose, a sum, another voice."""
    if _is_stated(main.claims[0]) and later.claims[0].modality == "alleged" and not later.rivals:
        return False
    if later.sums_up or (later.updates and not _is_longer(later.claims[0], main.claims[0])):
        return True
    return later.rivals and not later.adds and not any(c.implicit for c in later.claims)


def _is_elsewhen(later: Statement, main: Statement) -> bool:
    """Of other days, or long ago: of another event, unless it is told as more of the same."""
    one, other = main.claims[0], later.claims[0]
    is_sum = one.quote_start == other.quote_start and later.updates  # "two more, making 58"
    is_apart = apart_in_time(one, other) and not later.adds and not is_sum
    return is_apart or _is_long_ago(later, main)


def _is_long_ago(later: Statement, main: Statement) -> bool:
    """ "Last year two other judges were shot": of a month or more that the lead does not speak of."""
    return main.claims[0].kind == "incident" and _is_of_months(later.claims[0])


def _is_fuller(later: Statement, main: Statement) -> bool:
    """A higher figure of the same event: it replaces, tells the same people with others, or is exact."""
    return _replaces(later, main) or _tells_more(later, main) or _is_exact(later, main)


def _is_exact(later: Statement, main: Statement) -> bool:
    """ "More than 40 herders were killed … 43 died": the number that the lead rounds."""
    one, other = later.claims[0], main.claims[0]
    if later.adds or len(later.claims) + len(main.claims) > 2:
        return False
    if _is_longer(one, other) and not _begins_within(one, other):
        return False
    is_rounded = other.qualifier == "more_than" and (other.value or 0) >= ROUND
    return is_rounded and one.qualifier == "exact" and (one.value or 0) <= (other.value or 0) * NEAR


def _begins_within(later: Claim, main: Claim) -> bool:
    """ "Since the weekend … since Sunday": no longer than the time of the lead."""
    if later.window_start is None or main.window_start is None:
        return False
    return later.window_start >= main.window_start


def _tells_more(later: Statement, main: Statement) -> bool:
    """ "The murder of Okello … Okello and his driver were shot", "the six monks … six monks and a cook": the
    same people are told again, with others beside them.
    """
    if not 1 < len(later.claims) < LOOK_BACK or _is_longer(later.claims[0], main.claims[0]):
        return False
    return all(any(_is_same(old, new) for new in later.claims) for old in main.claims)


def _is_same(old: Claim, new: Claim) -> bool:
    """One person of the same name, or the same number of the same noun."""
    if old.names_person and new.names_person:
        return bool(_name(old) & _name(new))
    if old.implicit and new.implicit:
        return noun(old) in (new.group_text or "").lower().split()
    is_number = not old.implicit and not new.implicit and old.value == new.value
    return is_number and old.group_text is not None and new.group_text is not None and noun(old) == noun(new)


def _name(claim: Claim) -> set[str]:
    return {word for word in claim.number_text.lower().split() if len(word) > INITIAL}


def _is_longer(later: Claim, main: Claim) -> bool:
    """A toll "since Thursday", "since it was founded": of more than the event of the lead."""
    return (later.window_rule or "").startswith(_RUNNING) and later.window_text != main.window_text


def _usable(claims: list[Claim], told: Sequence[Claim], text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims that may count, the plainest kind that there is."""
    replaced, own = {c.revises for c in claims}, {c.n for c in claims}
    kept = [
        c
        for c in claims
        if (c.part_of not in own or _is_brought(c, told))
        and c.modality not in _OUT
        and c.group != "perpetrators"
        and c.n not in replaced
    ]
    kept = _without_lone_attackers(kept, lexicon)
    if _is_nobody(kept, told):
        return [c for c in kept if c.value == 0]
    for is_kind in (_is_stated, lambda c: _is_of_event(c, text, lexicon), _is_positive):
        kept = _only(kept, is_kind)
    return kept


def _is_brought(claim: Claim, told: Sequence[Claim]) -> bool:
    """ "Two were killed, bringing this year's toll to 120": the two are those of the event."""
    whole = told[claim.part_of - 1] if claim.part_of is not None else claim
    return whole.n > claim.n and tells_toll(whole.rule_id)


def _without_lone_attackers(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """ "Hours later the gunman shot himself": who killed those told before is not one of them."""
    others = {c.n: c for c in claims if not c.implicit or noun(c) not in lexicon.sets["wrongdoers"]}
    first = next(iter(others.values()), None)
    if first is None or not first.value:
        return claims
    return [c for c in claims if c.n in others or c.n < first.n or is_a(c, lexicon)]


def _is_nobody(claims: list[Claim], told: Sequence[Claim]) -> bool:
    """ "Nobody was killed … last year such blasts killed nine": only what is long ago harmed somebody."""
    others = [c for c in claims if c.value != 0]
    is_past = all(_is_of_months(c) or _is_before(c, told) for c in others)
    return bool(claims) and claims[0].value == 0 and is_past


def _is_of_months(claim: Claim) -> bool:
    return claim.kind == "period" and (claim.window_precision or 0) >= MONTH


def _only(claims: list[Claim], is_kind: Callable[[Claim], bool]) -> list[Claim]:
    """Those of one kind, but for a kind that has no figure where another has one."""
    some = [c for c in claims if is_kind(c)]
    has_figure = any(c.value is not None for c in some) or all(c.value is None for c in claims)
    return some if some and has_figure else claims


def _is_stated(claim: Claim) -> bool:
    return claim.modality != "feared"


def _is_of_event(claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """Not the running total of a war or a year."""
    return claim.kind != "cumulative" or (is_toll(claim, text, lexicon) and claim.window_precision != 5)


def _is_positive(claim: Claim) -> bool:
    return claim.value != 0


def _is_told(later: Statement, parts: int, counted: Total, main: Statement) -> bool:
    """Of people who are counted."""
    return _is_part(later, parts, counted) or is_again(later, main)


def _is_part(later: Statement, parts: int, counted: Total) -> bool:
    """A further part of a whole whose parts are being told, or the last of them."""
    assert counted.best is not None
    assert later.best is not None
    return bool(parts) and parts + later.best <= counted.best
