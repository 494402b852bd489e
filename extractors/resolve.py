"""From drafts and their contexts to claims: numbers, modality, kind, parts, restatements, revisions,
events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.breakdowns import add_breakdowns
from extractors.claim import Claim
from extractors.clean import lower
from extractors.context import Context
from extractors.drafts import Draft
from extractors.events import without_back_references
from extractors.lexicon import Lexicon
from extractors.modality import extent, read_modality, shares_doubt
from extractors.parts_apart import link_apart
from extractors.parts_summed import link_members, link_summed
from extractors.parts_told import link_brought, link_spot_deaths
from extractors.withdrawn import taken_back

_SINCE = ("since", "running")
_PERIOD = ("period", "recent")
MONTH = 4  # precision of a window: a month
YEAR = 366  # days
SINCE_NIGHT = "since-last-night"
RUNNING = "this-"  # rules of stretches that are not over: "brings the toll this year to 69"
VAGUE_COUNT = 10  # days, where the start is not told to a day
GONE = ("missing", "abducted", "detained")
HANDFUL = 10  # so few went at once
LASTED = ("lasted", "years-of-war")  # rules of how long a fight went on: "two days of fighting left 40 dead"
DEEDS = (".killed", ".killing")  # rules whose subject did it
NO_DEED = frozenset("slwuP;")  # between him and the harm: another's
SHORT = 8  # days of a fight that is one event
SAME = "same-period"
END_OF = "month-part"
STOCK = ("displaced", "in_need")
AFTER_ONE = "within-days-of"  # "two weeks after four traders were killed"
LONG_COUNT = 60  # days: a count since longer ago is a running total, but for one since the year began


def finish(
    text: str,
    spans: Sequence[tuple[int, int]],
    drafts: list[Draft],
    contexts: list[Context],
    lexicon: Lexicon,
) -> list[Claim]:
    """The claims of one text, numbered in order."""
    pairs = without_back_references(list(zip(drafts, contexts, strict=True)), lexicon)
    numbers = {id(d): n for n, (d, _) in enumerate(pairs, 1)}
    claims: list[Claim] = []
    kept, told = [d for d, _ in pairs], {id(d): c for d, c in pairs}
    link_members(kept, told)
    add_breakdowns(kept, told, lexicon)
    link_apart(text, kept, lexicon)
    link_summed(kept, told, lexicon)
    link_spot_deaths(kept, lexicon)
    link_brought(kept, lexicon)
    for draft in kept:
        part_rings(draft)
    withdrawn = taken_back(kept, spans, lower(text), lexicon)
    for draft, context in pairs:
        claim = _claim(text, spans, draft, context, numbers, lexicon)
        if claims and shares_doubt(draft, claim, claims[-1]):
            claim = replace(claim, modality="alleged")
        claims.append(replace(claim, modality="denied") if id(draft) in withdrawn else claim)
    return _share_kinds(claims, contexts=[context for _, context in pairs])


def part_rings(draft: Draft) -> None:
    """Cut the way up through the wholes of a draft where it comes back to one it has passed: no rule means
    that, but two may say it together, and whoever asks for the whole walks up.
    """
    passed = {id(draft)}
    last = draft
    while last.parent is not None and id(last.parent) not in passed:
        last = last.parent
        passed.add(id(last))
    last.parent = None


def _share_kinds(claims: list[Claim], contexts: list[Context]) -> list[Claim]:
    """A part with no time words of its own is counted as its whole is."""
    kinds = {claim.n: (claim.kind, claim.outcome) for claim in claims}
    for k, (claim, context) in enumerate(zip(claims, contexts, strict=True)):
        kind, outcome = kinds.get(claim.part_of or 0, ("", ""))
        has_own_time = context.window_kind is not None and not context.window_carried
        if outcome == claim.outcome and kind != "cumulative" and not has_own_time:
            claims[k] = replace(claim, kind=kind)
    return claims


def _claim(
    text: str,
    spans: Sequence[tuple[int, int]],
    draft: Draft,
    context: Context,
    numbers: dict[int, int],
    lexicon: Lexicon,
) -> Claim:
    start, end = draft.span
    quote_start, quote_end = spans[draft.sentence]
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    group_text = None
    if draft.group_first is not None and draft.group_last is not None:
        group_text = text[tokens.starts[draft.group_first] : tokens.ends[draft.group_last]]
    qualifier = draft.qualifier
    kind = _kind(draft, context)
    low, high = literal(draft, qualifier)
    words, unit = _words(draft), _unit(draft, lexicon)
    implicit = mention.number is None and mention.kind not in "Z9"
    modality = read_modality(draft, context, lexicon)
    return Claim(
        n=numbers[id(draft)],
        start=start,
        end=end,
        number_text=text[start:end],
        quote_start=quote_start,
        quote_end=quote_end,
        implicit=implicit,
        names_person=mention.kind == "N",
        outcome=draft.outcome,
        group=draft.group,
        group_text=group_text,
        unit=unit,
        kind=kind,
        qualifier=qualifier,
        modality=modality,
        value=draft.value,
        value_to=draft.value_to,
        low=low,
        high=high,
        part_of=numbers.get(id(draft.parent)) if draft.parent is not None else None,
        apart_from=tuple(sorted(numbers[id(d)] for d in draft.apart if id(d) in numbers)),
        restates=None,
        revises=None,
        event=1,
        scope="whole"
        if kind != "incident" and context.window_start is not None and context.place_text
        else "event",
        closed=qualifier in ("at_most", "less_than") or not lexicon.sets["final"].isdisjoint(words),
        found=draft.outcome == "killed" and (unit == "bodies" or not lexicon.sets["found"].isdisjoint(words)),
        window_text=context.window_text,
        window_start=context.window_start,
        window_end=context.window_end,
        window_precision=context.window_precision,
        window_rule=context.window_rule,
        said_on=context.said_on,
        place_text=context.place_text,
        source_text=context.source_text,
        cause_text=context.cause_text,
        actor_text=context.actor_text,
        rule_id=draft.rule_id,
    )


def literal(draft: Draft, qualifier: str) -> tuple[int | None, int | None]:
    """The literal reading: what the words say of what they count (None = open)."""
    value = draft.value
    if value is None:
        assert draft.source is not None
        assert draft.mention.number is not None
        numeral = draft.source.tokens.numerals[draft.mention.number]
        least = numeral.least if numeral.least is not None else 2
        return least, least if numeral.closed else None
    if qualifier == "exact":
        return value, value
    table: dict[str, tuple[int | None, int | None]] = {
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (0, value),
        "less_than": (0, max(value - 1, 0)),
        "range": (value, draft.value_to),
        "about": (None, None),
        "vague": (2, None),
    }
    return table[qualifier]


def _words(draft: Draft) -> set[str]:
    assert draft.source is not None
    first, last = extent(draft)
    spans = draft.source.spans
    return set(draft.source.tokens.words[spans[first][0] : spans[last][1] + 1])


def _kind(draft: Draft, context: Context) -> str:
    days, rule = _days(context), str(context.window_rule)
    if draft.is_toll and not context.put_at and not (context.toll_put and context.window_kind == "day"):
        is_past = context.window_kind == "period" and (context.window_precision or 0) >= MONTH
        is_past = is_past and not rule.startswith(RUNNING)
        return "period" if is_past else "cumulative"
    if context.risen and context.window_kind not in (*_SINCE, *_PERIOD):
        return "cumulative"
    if context.overview and (context.window_kind is None or context.window_carried):
        is_of_report = context.window_kind == "period" and 1 < days < YEAR
        return "period" if is_of_report else "cumulative"
    if context.whole_war and (context.window_start is None or days > YEAR):
        return "cumulative"
    if _is_one_person(draft) and context.window_kind in (*_SINCE, *_PERIOD):
        return "incident"
    if context.window_kind in _SINCE:
        if _is_gone_since(draft, context) or (rule.startswith(LASTED) and days < SHORT):
            return "incident"
        if days == 1 and rule.startswith(SINCE_NIGHT):
            return "incident"  # "since last evening"
        is_long = days > (VAGUE_COUNT if _is_about(context) else LONG_COUNT) and not _is_this_year(context)
        return "cumulative" if context.window_kind == "running" or is_long else "period"
    if context.window_kind in _PERIOD:
        is_day = context.window_start is not None and days == 0 and not rule.startswith(SAME)
        if is_day and rule == END_OF and draft.outcome in STOCK:
            return "cumulative"  # "at the end of April 3,000 were displaced"
        single = is_day or context.one_event or rule == AFTER_ONE
        return "incident" if single or (_is_one_event(draft) and days > 1) else "period"
    return "incident"


def _is_gone_since(draft: Draft, context: Context) -> bool:
    """ "Two canoeists missing since Saturday": that is when they went, and nobody counts since then."""
    return draft.outcome in GONE and context.window_kind == "since" and (draft.value or HANDFUL) < HANDFUL


def _is_one_person(draft: Draft) -> bool:
    """One person, of no larger number, was harmed once, however loosely it is dated."""
    return draft.mention.number is None and draft.value == 1 and draft.parent is None


def _is_about(context: Context) -> bool:
    """ "Since mid-July", "since the end of July": a start that is not of a day."""
    start = context.window_start
    return context.window_rule == "month-part" and start is not None and start.day != 1


def _is_this_year(context: Context) -> bool:
    """ "Since January", "since the start of the year", "since June": a count of this year."""
    start, end = context.window_start, context.window_end
    if start is None or end is None or (start.day, start.year) != (1, end.year):
        return False
    return start.month == 1 or context.window_rule == "month"


def _days(context: Context) -> int:
    if context.window_start is None or context.window_end is None:
        return 0
    return (context.window_end - context.window_start).days


def _is_one_event(draft: Draft) -> bool:
    """ "In May an air raid killed dozens": one event within a longer time."""
    assert draft.source is not None
    if draft.hit is None or draft.verb is None:
        return False
    tokens, mentions = draft.source.tokens, draft.source.mentions
    at = next((k for k, (_, last) in enumerate(draft.source.spans) if last >= draft.verb), 0)
    if draft.rule_id.endswith(DEEDS) and any(
        m.kind in "Aah" and m.number is None and not m.pair and NO_DEED.isdisjoint(draft.source.letters[k:at])
        for k, m in mentions.items()
        if k < at
    ):
        return True  # "last month a guard shot dead nine men": one person's deed
    subjects = [m for m in mentions.values() if m.kind == "T" and m.last < draft.verb]
    subject = max(subjects, key=lambda m: m.last, default=None)
    if subject is None or "u" in tokens.letters[subject.last : draft.verb]:
        return False  # "a bad year in 2005, when 61 died"
    return tokens.entries[subject.first].letter in "ae"


def _unit(draft: Draft, lexicon: Lexicon) -> str:
    assert draft.source is not None
    head = draft.mention.head
    word = draft.source.tokens.words[head] if head is not None else ""
    if word in lexicon.sets["families"]:
        return "families"
    return "bodies" if word in lexicon.sets["bodies"] else "persons"
