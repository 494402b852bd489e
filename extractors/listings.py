"""Lists whose word of harm stands in the line above: "Deaths by district:", "Killed by party in March:", "How
many died?", each with lines of a label and a number below.

The line above opens a `Listing`; each line that follows it directly may be an item of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.claim import GROUPS
from extractors.drafts import Draft
from extractors.grids import Column, columns_of
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence
from extractors.titles import titled_columns

HEADING = 14  # words of a heading at most
QUOTES = "\"'”’ "
ASKED = 7  # words of a question that needs no "how many"
HARMS = frozenset("VJFLOBGID")
HARMING = frozenset(("soldiers", "police", "combatants", "perpetrators"))  # a label may name who harmed
UNARMED = frozenset(GROUPS) - HARMING - {"people", "other", "detainees"}
# "Idlib: 40", "Idlib   40", "- Militias (with allies): 12 people, …", "2019 - 30", "Other parties: none"
# "Dead", "Number of dead": a line of its own over its number
LABEL = re.compile(r"[PTn*]?o?[VJFL]P?|d")
_THING_AND = re.compile(r"TQ")  # "Series 12" below "Casualty"
_LONE = re.compile(r"(?P<who>[QZ])X*")
_LABELLED = re.compile(
    r"(?:[-*]|Q[.)])?(?P<label>[^:Q0YVIJGBsZ-](?:[^:Q0YVIJGBsZ(]|\([^():Q0]{0,40}\)){0,11})?(?:[:-](?P<who>[QZ])X*(?=$|[.;,(-])|(?<=[NTPhX])(?P<bare>Q)$)"
)
# "- 40 children", "- 12 in Hama", "- 123 civilians by the militia"
_COUNTED = re.compile(r"(?:[-*]|Q[.)])?(?P<who>Q)(?P<more>X*[poX]?)[^VIJGBs:;]{0,8}[.;,c]*$")
# "A: About 30", "Yes, four", "We have 12 so far", "None"
_ANSWER = re.compile(
    r"(?:[^QZVIJGB0:]{0,4}:)?(?:[Nn],)?(?:X,?|[WT][xv]*[vbs]X*)?(?P<who>[QZ])[Xq]*(?=[.,;]|$)"
)
# "Deaths by district: Idlib 40, Hama 12 and Homs nine."
_INLINE = re.compile(r":(?:-?[NTPhXDO]{1,3}[:-]?(?P<who>Q)X*(?:[,;]c?|c|\.|$))+")
_PAIR = re.compile(r"[NTPhXDO][:-]?(?P<who>Q)")


@dataclass(slots=True)
class Listing:
    """A list being read: what harm its heading tells, the number it breaks down, and what was told so far.
    `number` is the sentence of its last line.
    """

    number: int
    outcome: str
    whole: Draft | None = None
    group: str = "people"
    asks: bool = False
    is_label: bool = False  # a line of nothing but the harm
    columns: tuple[Column | None, ...] = ()
    items: list[Draft] = field(default_factory=list)
    cells: dict[int, list[Draft]] = field(default_factory=dict)  # of a table, by column


def open_listing(
    sentence: Sentence,
    number: int,
    found: Sequence[Draft],
    line: str,
    lexicon: Lexicon,
    told: Sequence[Draft] = (),
    below: Sequence[str] = (),
) -> Listing | None:
    """The list that a sentence opens, if it does. `line` is the sentence as archived, `told` what is read,
    `below` the lines that follow.
    """
    if not found and line.endswith((":", ":-")) and tells_apart(sentence.tokens.words, lexicon):
        outcome = _outcome(sentence, 0, len(sentence.tokens.words))
        if whole := _told_apart(sentence, number, told, lexicon, outcome):
            return Listing(number, whole.outcome, whole, whole.group)
    if not HARMS.intersection(sentence.tokens.letters):
        return None
    columns = columns_of(sentence, line, lexicon)
    if columns := columns or (() if found else titled_columns(sentence, line, below, lexicon)):
        return Listing(number, "", columns=columns)
    if line.rstrip(QUOTES).endswith("?"):
        return _asked(sentence, number, lexicon)
    if LABEL.fullmatch(sentence.letters) and not found:
        outcome = _outcome(sentence, 0, len(sentence.tokens.words))
        group = _group_said(sentence) or "people"
        return Listing(number, outcome, group=group, is_label=True) if outcome else None
    is_open = line.endswith((":", ":-", "…", ")")) or line[-1:].isalnum()
    return _headed(sentence, number, found, lexicon, is_listed=line.endswith(":")) if is_open else None


def tells_apart(words: Sequence[str], lexicon: Lexicon) -> bool:
    """The words of a heading that tells a number apart."""
    return not lexicon.sets["breaks_down"].isdisjoint(words)


def _asked(sentence: Sentence, number: int, lexicon: Lexicon) -> Listing | None:
    """ "How many people died?", "Any casualties?", "And the wounded?", "What is the toll now?"."""
    words = sentence.tokens.words
    pairs = {" ".join(pair) for pair in itertools.pairwise(words)}
    is_count = not lexicon.sets["how_many"].isdisjoint(pairs | set(words))
    said = words[words.index(":") + 1 :] if ":" in words else words
    is_short = len(said) <= ASKED + 1
    opens = said[0] in lexicon.sets["asks_on"] if said else False
    is_count = is_count or (is_short and (opens or not lexicon.sets["asks_whether"].isdisjoint(words)))
    outcome = _outcome(sentence, 0, len(words))
    return Listing(number, outcome, asks=True) if outcome and is_count else None


def _headed(
    sentence: Sentence, number: int, found: Sequence[Draft], lexicon: Lexicon, *, is_listed: bool
) -> Listing | None:
    """ "Deaths by district", "The network counted 300 deaths in March:"."""
    found = [d for d in found if d.mention.kind != "P"]
    wholes = [d for d in found if d.parent is None and d.mention.kind in "Q0"]
    if found:
        is_one = len(wholes) == 1 and len({d.outcome for d in found}) == 1
        return (
            Listing(number, wholes[0].outcome, wholes[0], wholes[0].group) if is_one and is_listed else None
        )
    words = sentence.tokens.words
    return _heading(sentence, number, len(words), lexicon) if len(words) <= HEADING else None


def _heading(sentence: Sentence, number: int, end: int, lexicon: Lexicon) -> Listing | None:
    """A heading of tokens 0..end that says by what a harm is told apart."""
    words, letters = " ".join(sentence.tokens.words[:end]).split(), sentence.tokens.letters[:end]
    if lexicon.sets["distributed"].isdisjoint(words) or "!" in letters:
        return None
    if not lexicon.sets["not_counted"].isdisjoint(words) or any(c in letters for c in "0M$%?"):
        return None
    outcome = _outcome(sentence, 0, end)
    group = _group_said(sentence, end)
    return Listing(number, outcome, group=group or "people") if outcome else None


def _told_apart(
    sentence: Sentence, number: int, told: Sequence[Draft], lexicon: Lexicon, outcome: str | None
) -> Draft | None:
    """ "They are distributed by party as follows:", "Distribution by governorate:": the number told just
    before, or the one that the list above breaks down, told apart once more in the lines below.
    """
    words, letters = sentence.tokens.words, sentence.tokens.letters
    if (
        not told
        or told[-1].sentence != number - 1
        or len(words) > HEADING
        or "0" in letters
        or "Y" in letters
    ):
        return None
    if not lexicon.sets["not_counted"].isdisjoint(words):
        return None
    last = [d for d in told if d.sentence == number - 1 and d.mention.kind != "P"]
    wholes = list({id(w): w for w in map(_root, last) if not w.rule_id.endswith(".told_again")}.values())
    whole = wholes[0] if len(wholes) == 1 else None
    is_same = (
        whole is not None and whole.mention.kind in "Q0" and outcome in (None, "casualties", whole.outcome)
    )
    return whole if is_same else None


def _root(draft: Draft) -> Draft:
    while draft.parent is not None:
        draft = draft.parent
    return draft


def _group_said(sentence: Sentence, end: int | None = None) -> str | None:
    """ "Children killed": the one group that a heading names of those who never do the harm."""
    groups = {e.value for e in sentence.tokens.entries[:end] if e.letter in "hH"} & UNARMED
    return next(iter(groups)) if len(groups) == 1 else None


def _outcome(sentence: Sentence, first: int, end: int) -> str | None:
    """The one harm of some tokens."""
    told = {e.value for e in sentence.tokens.entries[first:end] if e.letter in HARMS and e.value}
    return told.pop() if len(told) == 1 else None


def list_items(sentence: Sentence, number: int, listing: Listing, lexicon: Lexicon) -> list[Draft]:
    """What a line below tells, by the harm of the heading."""
    letters = sentence.letters
    if listing.asks:
        match, rule = _ANSWER.match(letters), "answer"
    else:
        match, rule = _LABELLED.match(letters) or _COUNTED.match(letters), "listed"
        if listing.is_label and not listing.items and _LONE.fullmatch(letters):
            match, rule, listing.asks = _LONE.fullmatch(letters), "answer", True
    if listing.is_label and match is not None and match.re is _LABELLED and _THING_AND.fullmatch(letters):
        return []
    if match is None or (match.re is _COUNTED and not _is_item(sentence, match, listing)):
        return []
    at = match.start("bare" if match.re is _LABELLED and match["bare"] else "who")
    draft = _draft(sentence, number, at, listing, f"{lexicon.language}.{rule}")
    return [draft] if _fits(sentence, draft, listing) else []


def _is_item(sentence: Sentence, match: re.Match[str], listing: Listing) -> bool:
    """ "40 children", or "12 in Hama" of a number told before."""
    return sentence.mentions[match.start("who")].head is not None or (
        listing.whole is not None and match["more"] != ""
    )


def _is_sum(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """ "Total: 52"."""
    return not lexicon.sets["sums_told"].isdisjoint(sentence.tokens.words[: sentence.mentions[at].first])


def _fits(sentence: Sentence, draft: Draft, listing: Listing) -> bool:
    """Not more than the number that is broken down."""
    whole = listing.whole
    value = sentence.count_of(draft.position) if draft.mention.number is not None else 0
    return whole is None or whole.value is None or value is None or value <= whole.value


def _draft(sentence: Sentence, number: int, at: int, listing: Listing, rule: str) -> Draft:
    mention = sentence.mentions[at]
    return Draft(number, at, mention, listing.outcome, rule, None, None)


def inline_items(sentence: Sentence, number: int, own: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "Deaths by district: Idlib 40, Hama 12": heading and items in one sentence."""
    match = _INLINE.search(sentence.letters)
    if match is None or any(d.position > match.start() for d in own):
        return []
    colon = sentence.spans[match.start()][0]
    wholes = [d for d in own if d.parent is None and d.mention.kind in "Q0"]
    if own:
        whole = wholes[0] if len(wholes) == len(own) == 1 else None
        listing = Listing(number, whole.outcome, whole) if whole is not None else None
    else:
        listing = _heading(sentence, number, colon, lexicon)
        if listing is None and LABEL.fullmatch(sentence.letters[: match.start()].rstrip("X")):
            outcome = _outcome(sentence, 0, colon)
            listing = Listing(number, outcome) if outcome else None
    if listing is None:
        return []
    places = [m.start("who") for m in _PAIR.finditer(sentence.letters, match.start(), match.end())]
    drafts = [_draft(sentence, number, k, listing, f"{lexicon.language}.listed") for k in places]
    if listing.whole is None:
        return drafts if len(drafts) > 1 else []
    total = sum(sentence.count_of(k) or 0 for k in places)
    return drafts if total == sentence.count_of(listing.whole.position) else []


def settle_items(sentence: Sentence, found: Sequence[Draft], listing: Listing, lexicon: Lexicon) -> None:
    """Items are parts of the number that is broken down, or of their sum, and apart from each other; a bare
    one is of the group of its label or of its heading.
    """
    for draft in found:
        if not draft.rule_id.endswith(".listed") or draft.parent is not None:
            continue
        if draft.mention.head is None and draft.group == "people":
            draft.group = _label_group(sentence, draft) or listing.group
        if _is_sum(sentence, draft.position, lexicon):
            add_up(draft, listing.items)
            continue
        draft.parent = listing.whole
        draft.apart += listing.items
        listing.items.append(draft)


def add_up(total: Draft, items: Sequence[Draft]) -> None:
    """Items are parts of their sum where they make it up."""
    apart = [d for d in items if d.parent is None]
    if len(apart) > 1 and sum(d.value or 0 for d in apart) == total.value:
        for item in apart:
            item.parent = total


def _label_group(sentence: Sentence, draft: Draft) -> str | None:
    """ "Children: 14": a label of those who are never the ones who harm."""
    before = sentence.tokens.entries[: draft.mention.first]
    told = {e.value for e in before if e.letter in "hH" and e.value in UNARMED}
    return told.pop() if len(told) == 1 else None


def go_on(
    listing: Listing | None, sentence: Sentence, number: int, found: Sequence[Draft], lexicon: Lexicon
) -> Listing | None:
    """The list after one more of its lines; it ends with a line that is none, and with an answer."""
    if listing is None or listing.asks or not found:
        return None
    settle_items(sentence, found, listing, lexicon)
    listing.number = number
    return listing


def at_line(listing: Listing | None, number: int) -> Listing | None:
    """The list whose next line a sentence is."""
    return listing if listing is not None and listing.number == number - 1 else None
