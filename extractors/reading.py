"""One text, top to bottom: clean, screen, tokens, mentions, patterns, attach, context, resolve, totals."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from extractors.admissions import admitted
from extractors.attach import attach
from extractors.care import without_the_sick
from extractors.claim import Reading
from extractors.clean import in_plain, join_lines, lower, sentences
from extractors.contexts import read_contexts
from extractors.drafts import Draft, assign
from extractors.events import relate
from extractors.following import follow, may_go_on
from extractors.freed import freed
from extractors.general import is_harmful
from extractors.grid_cells import cell_draft, row_group, settle_cell
from extractors.grids import numbers_of, row_cells
from extractors.groups_elided import those_before
from extractors.groups_forces import settle_forces
from extractors.groups_named import settle_names
from extractors.hyphens import open_hyphens
from extractors.lexicon import Lexicon, load_lexicon
from extractors.listings import (
    Listing,
    at_line,
    go_on,
    inline_items,
    list_items,
    open_listing,
)
from extractors.mentions import Sentence, read_mentions
from extractors.name_persons import name_persons
from extractors.numbers import Numbers, load_numbers
from extractors.obituaries import without_natural
from extractors.outbreaks import mark_cases
from extractors.pattern_needs import Screen
from extractors.patterns import Pattern, load_patterns, load_screen, run_patterns
from extractors.persons import without_things
from extractors.ranked import ranked
from extractors.resolve import finish
from extractors.screen import look
from extractors.seizures import settle_seizures
from extractors.sequels import died_next
from extractors.side_losses import mark_losses
from extractors.split_verbs import join_split
from extractors.tokens import MAX_TOKENS, Tokens, tokenise
from extractors.totals import article_totals
from extractors.unfold import refold, unfold
from extractors.unreal import without_unreal

EMPTY = Reading((), {})


@dataclass(frozen=True)
class Rules:
    """Everything that is known of one language."""

    lexicon: Lexicon
    numbers: Numbers
    patterns: tuple[Pattern, ...]
    screen: Screen


def load_rules(language: str) -> Rules:
    """The rules of a language; each part is cached where it is loaded."""
    return Rules(
        load_lexicon(language), load_numbers(language), load_patterns(language), load_screen(language)
    )


def read(
    text: str,
    date: dt.date | None,
    *,
    language: str = "en",
    place: str | None = None,
    screen: bool = True,
) -> Reading:
    """The claims and totals of `text`. `screen=False` reads every sentence; the answer is the same."""
    rules = load_rules(language)
    known, counted = rules.lexicon.words.__contains__, rules.lexicon.is_counted
    is_of_harm = functools.partial(is_harmful, lexicon=rules.lexicon)
    if unfolded := unfold(text, known, counted, is_of_harm):
        return refold(text, unfolded, _read(unfolded.text, date, language, place, screen))
    return _read(text, date, language, place, screen)


def _read(text: str, date: dt.date | None, language: str, place: str | None, screen: bool) -> Reading:
    rules = load_rules(language)
    marked = in_plain(text)
    harm = look(lower(marked), language)
    if screen and not harm.places:
        return EMPTY
    plain = open_hyphens(join_lines(marked, text), rules.lexicon)
    low = lower(plain)
    spans = sentences(plain, rules.lexicon.abbreviations)
    drafts: list[Draft] = []
    told: set[str] = set()  # their outcomes
    listing: Listing | None = None
    for number, (start, end) in enumerate(spans):
        goes_on = (
            bool(drafts) and drafts[-1].sentence == number - 1 and may_go_on(low, start, end, rules.lexicon)
        )
        listing = at_line(listing, number)
        if screen and not goes_on and listing is None and not harm.holds(start, end):
            continue
        if listing is not None and listing.columns:
            cells = _row(plain, low, (start, end), number, listing, text[start:end], rules)
            drafts.extend(cells)
            told.update(draft.outcome for draft in cells)
            if cells or listing.number == number:
                continue
            listing = None  # prose under the table
        for tokens in _pieces(tokenise(plain, low, start, end, rules.lexicon, rules.numbers)):
            join_split(tokens, rules.lexicon)
            name_persons(tokens, plain, rules.lexicon)
            mark_cases(tokens, low, rules.lexicon)
            mark_losses(tokens, rules.lexicon)
            sentence = read_mentions(tokens, rules.lexicon, rules.numbers)
            hits = run_patterns(sentence.letters, rules.patterns, rules.screen)
            own = assign(sentence, number, hits, rules.lexicon)
            if own or goes_on:
                own += follow(sentence, number, own, drafts if goes_on else (), rules.lexicon)
            if listing is not None and not own:
                own = list_items(sentence, number, listing, rules.lexicon)
            own += inline_items(sentence, number, own, rules.lexicon)
            own += ranked(sentence, number, own, rules.lexicon)
            own += admitted(sentence, number, own, low[:start], rules.lexicon)
            own += freed(sentence, number, own, drafts, rules.lexicon)
            settle_seizures(sentence, own, low[:start], rules.lexicon)
            read_before = functools.partial(_read_again, plain, low, spans[number - 1], rules)
            known = those_before(sentence, own, drafts, read_before)
            found = attach(sentence, own, known, told, rules.lexicon)
            for draft in found:
                draft.source = sentence
            below = [text[slice(*span)] for span in spans[number + 1 : number + 3]]
            opened = open_listing(sentence, number, found, text[start:end], rules.lexicon, drafts, below)
            found = [] if opened is not None and opened.columns else found
            listing = go_on(listing, sentence, number, found, rules.lexicon) if opened is None else opened
            drafts.extend(found)
            told.update(draft.outcome for draft in found)
            drafts.extend(died_next(sentence, number, drafts, read_before, rules.lexicon))
    drafts = finish_drafts(without_the_sick(drafts, low, rules.lexicon))
    drafts = without_natural(drafts, low, spans, rules.lexicon)
    drafts = without_unreal(without_things(drafts, plain, rules.lexicon), plain, rules.lexicon)
    if not drafts:
        return EMPTY
    settle_forces(drafts, plain, low, rules.lexicon)
    settle_names(drafts, plain, rules.lexicon)
    contexts = read_contexts(plain, spans, drafts, date, place, language)
    claims = relate(finish(text, spans, drafts, contexts, rules.lexicon), plain, rules.lexicon)
    return Reading(tuple(claims), article_totals(claims, plain, rules.lexicon))


def _row(
    plain: str, low: str, span: tuple[int, int], number: int, listing: Listing, line: str, rules: Rules
) -> list[Draft]:
    """The numbers of one line of a table, each cell read by itself; a line of other cells ends the table."""
    found: list[Draft] = []
    start, _ = span
    for at, (first, end), column in numbers_of(line, listing.columns):
        tokens = tokenise(plain, low, start + first, start + end, rules.lexicon, rules.numbers)
        sentence = read_mentions(tokens, rules.lexicon, rules.numbers)
        cell = cell_draft(sentence, number, column, rules.lexicon)
        for draft in attach(sentence, cell, [], frozenset(), rules.lexicon):
            draft.source = sentence
            draft.group = column.group if column.group != "people" else row_group(line[:first], rules.lexicon)
            settle_cell(draft, at, listing, line[:first], rules.lexicon)
            found.append(draft)
    if len(row_cells(line, len(listing.columns))) > 1 or not any(c.isalnum() for c in line):
        listing.number = number
    return found


def _read_again(plain: str, low: str, span: tuple[int, int], rules: Rules) -> Sentence:
    """The mentions of a sentence that told nothing of its own."""
    pieces = _pieces(tokenise(plain, low, *span, rules.lexicon, rules.numbers))
    return read_mentions(pieces[-1], rules.lexicon, rules.numbers)


def _pieces(tokens: Tokens) -> list[Tokens]:
    if len(tokens.words) <= MAX_TOKENS:
        return [tokens]
    pieces = []
    for at in range(0, len(tokens.words), MAX_TOKENS):
        stop = at + MAX_TOKENS
        numerals = {i - at: n for i, n in tokens.numerals.items() if at <= i < stop}
        pieces.append(
            Tokens(
                tokens.words[at:stop],
                tokens.starts[at:stop],
                tokens.ends[at:stop],
                tokens.entries[at:stop],
                numerals,
            )
        )
    return pieces


def finish_drafts(drafts: list[Draft]) -> list[Draft]:
    """Only what states a number, in the order of the text; a bare plural ("soldiers were killed") counts
    nothing.
    """
    kept = [d for d in drafts if d.mention.kind != "P"]
    return sorted(kept, key=lambda d: (d.span, d.outcome))
