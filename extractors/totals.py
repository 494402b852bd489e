"""The article's own total for its main event, one outcome at a time.

The main event is that of the lead. Claims of one statement that are set apart are added; later statements
restate, detail, update, contradict or add to the first. What was revised, attackers who died in their own
attack, subsets, background tolls and other events stay out.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.claim import Claim, Total
from extractors.events import apart_in_time
from extractors.lexicon import Lexicon
from extractors.statements import Statement, add, is_toll, read_statements

_OUT = ("denied", "planned_or_hypothetical")
_RUNNING = ("since", "running")


def article_totals(claims: Sequence[Claim], text: str, lexicon: Lexicon) -> dict[str, Total]:
    """What the text reports for the event of its lead; an outcome without a claim is absent."""
    totals: dict[str, Total] = {}
    for outcome in dict.fromkeys(c.outcome for c in claims):
        total = _total([c for c in claims if c.outcome == outcome], claims, text, lexicon)
        if total is not None:
            totals[outcome] = total
    return totals


def _total(claims: list[Claim], told: Sequence[Claim], text: str, lexicon: Lexicon) -> Total | None:
    usable = _usable(claims, text, lexicon)
    if not usable:
        return None
    statements = _without_past(read_statements(usable, told, text, lexicon))
    main = statements[0]
    counted, parts = main.total, 0
    for later in statements[1:]:
        if counted.best is None or later.best is None:
            counted = counted if later.best is None else later.total
        elif apart_in_time(main.claims[0], later.claims[0]):
            continue
        elif later.best > counted.best and _replaces(later, main):
            counted = later.total
        elif later.adds and not _is_part(later, parts, counted) and not _is_again(later, main):
            counted = add(counted, later.total)
        elif later.best != counted.best:
            parts += later.best
    return counted


def _without_past(statements: list[Statement]) -> list[Statement]:
    """ "Earlier reports spoke of 11": no figure of its own where the text has a later one."""
    return [s for s in statements if not s.is_past] or statements


def _replaces(later: Statement, main: Statement) -> bool:
    """Whether a higher figure is that of the same event: a toll that rose, a sum, another voice."""
    if later.sums_up or (later.updates and not _is_longer(later.claims[0], main.claims[0])):
        return True
    return later.rivals and not later.adds and not any(c.implicit for c in later.claims)


def _is_longer(later: Claim, main: Claim) -> bool:
    """A toll "since Thursday", "since it was founded": of more than the event of the lead."""
    return (later.window_rule or "").startswith(_RUNNING) and later.window_text != main.window_text


def _usable(claims: list[Claim], text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims that may count, the plainest kind that there is."""
    replaced = {c.revises for c in claims}
    kept = [
        c
        for c in claims
        if c.part_of is None and c.modality not in _OUT and c.group != "perpetrators" and c.n not in replaced
    ]
    for is_kind in (_is_stated, lambda c: _is_of_event(c, text, lexicon), _is_positive):
        kept = [c for c in kept if is_kind(c)] or kept
    return kept


def _is_stated(claim: Claim) -> bool:
    return claim.modality != "feared"


def _is_of_event(claim: Claim, text: str, lexicon: Lexicon) -> bool:
    """Not the running total of a war or a year."""
    return claim.kind != "cumulative" or (is_toll(claim, text, lexicon) and claim.window_precision != 5)


def _is_positive(claim: Claim) -> bool:
    return claim.value != 0


def _is_part(later: Statement, parts: int, counted: Total) -> bool:
    """A further part of a whole whose parts are being told, or the last of them."""
    assert counted.best is not None
    assert later.best is not None
    return bool(parts) and parts + later.best <= counted.best


def _is_again(later: Statement, main: Statement) -> bool:
    """The same number of the same noun: "a volunteer was injured … a volunteer was also injured"."""
    return later.best == main.best and _noun(later.claims[0]) == _noun(main.claims[0])


def _noun(claim: Claim) -> str:
    return (claim.group_text or claim.number_text).lower().split()[-1]
