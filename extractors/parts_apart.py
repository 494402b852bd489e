"""Parts told far from their whole: section by section, of one family, those still sought or held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon, may_hold

HEADING = 60  # characters of a line that heads a section
SECTION_FROM = 10  # the least number that sections share among them
KIN_FAR = 2  # sentences from "five of a family" to its members
STILL_FAR = 4  # sentences from those who went missing to those who still are
LOOKED_AT = 24  # drafts around one among which others are looked for: a text costs no more for being long
MOST = 60  # sections of a text that are looked at
_LINE = re.compile(r"(?<=\n)[ \t]*(?P<line>[^\n]+)\n")
_GONE = ("missing", "abducted")


def link_apart(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> None:
    """Every link of this module, the surest first."""
    link_family(drafts, lexicon)
    link_still(drafts, lexicon)
    link_sections(text, drafts)
    lift_of_the_dead(drafts)


def link_sections(text: str, drafts: Sequence[Draft]) -> None:
    """The first number of each section adds up with the others to one told before all sections."""
    heads = [m.start("line") for m in _LINE.finditer(text) if _is_heading(m["line"])]
    if len(heads) < 2:
        return
    ends = [*heads[1:], len(text)]
    for outcome in dict.fromkeys(d.outcome for d in drafts):
        own = [d for d in drafts if d.outcome == outcome and d.mention.number is not None]
        firsts = [_first(own, *one) for one in zip(heads[:MOST], ends[:MOST], strict=True)]
        parts = [d for d in firsts if d is not None and d.value]
        wholes = [d for d in own if d.span[0] < heads[0] and (d.value or 0) >= SECTION_FROM]
        for whole in wholes[:LOOKED_AT]:
            run = _run(whole, [d for d in parts if may_hold(whole.group, d.group)])
            for part in run:
                part.parent = part.parent or whole


def _is_heading(line: str) -> bool:
    said = line.strip()
    is_short = 0 < len(said) <= HEADING and said[0].isalnum() and said[-1] not in ".,;:!?"
    return is_short and any(c.isalpha() for c in said)


def _first(own: Sequence[Draft], low: int, high: int) -> Draft | None:
    """The first number that stands in a section, unless it is part of another one."""
    first = next((d for d in own if low <= d.span[0] < high), None)
    return first if first is not None and first.parent is None else None


def _run(whole: Draft, parts: Sequence[Draft]) -> Sequence[Draft]:
    """Two sections or more, side by side, that add up to the whole."""
    for start in range(len(parts)):
        total = 0
        for end in range(start, len(parts)):
            total += parts[end].value or 0
            if total == whole.value and end > start:
                return parts[start : end + 1]
            if total > (whole.value or 0):
                break
    return ()


def link_family(drafts: Sequence[Draft], lexicon: Lexicon) -> None:
    """ "Five of a family burned to death. … the bodies of Karim, his wife and two sons": the family's."""
    for k, whole in enumerate(drafts):
        of_more = whole.parent is not None and whole.parent.parent is not None
        if of_more or whole.mention.kind != "Q" or not _says(whole, "kinsfolk", lexicon):
            continue
        near = [d for d in drafts[k + 1 : k + 1 + LOOKED_AT] if 0 <= d.sentence - whole.sentence <= KIN_FAR]
        near = [d for d in near if d.outcome == whole.outcome and d.hit is not whole.hit]
        for first in near:
            told = [d for d in near if d.sentence == first.sentence and d.parent is None]
            is_kin = len(told) > 1 and any(_says(d, "kin", lexicon) for d in told)
            if is_kin and sum(d.value or 0 for d in told) <= (whole.value or 0):
                for draft in told:
                    draft.parent = whole


def _says(draft: Draft, kind: str, lexicon: Lexicon) -> bool:
    """Whether a word of a set stands in the noun phrase of a draft."""
    if draft.source is None:
        return False
    last = max(draft.mention.last, draft.group_last or 0)
    words = draft.source.tokens.words[draft.mention.first : last + 1]
    return any(part in lexicon.sets[kind] for word in words for part in word.split())


def link_still(drafts: Sequence[Draft], lexicon: Lexicon) -> None:
    """ "Seven are missing … six are still missing", "… one body was found": of those told before."""
    for k, part in enumerate(drafts):
        if part.parent is not None or part.mention.number is None or part.outcome not in _GONE:
            continue
        if not _is_still(part, lexicon):
            continue
        told = [d for d in reversed(drafts[max(0, k - LOOKED_AT) : k]) if d.outcome == part.outcome]
        near = (d for d in told if 0 < part.sentence - d.sentence <= STILL_FAR and d.parent is None)
        whole = next((d for d in near if _is_more(d, part) and may_hold(d.group, part.group)), None)
        if whole is None:
            continue
        part.parent = whole
        around = drafts[max(0, k - LOOKED_AT) : k + LOOKED_AT]
        beside = [d for d in around if d.sentence == part.sentence and d is not part and d.parent is None]
        left = (whole.value or 0) - (part.value or 0)
        for other in beside:
            is_found = other.outcome == "killed" and whole.outcome == "missing"
            is_same = other.outcome == part.outcome and other.verb == part.verb
            if (is_found or is_same) and 0 < (other.value or 0) <= left:
                other.parent, left = whole, left - (other.value or 0)


def _is_more(whole: Draft, part: Draft) -> bool:
    return whole.mention.kind in "Q0" and (whole.value or 0) > (part.value or 0) > 0


def _is_still(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Are still missing", "remain missing": between the number and the word of harm."""
    if draft.source is None or draft.verb is None or draft.verb < draft.mention.last:
        return False
    words = draft.source.tokens.words[draft.mention.last + 1 : draft.verb + 1]
    return any(part in lexicon.sets["as_before"] for word in words for part in word.split())


def lift_of_the_dead(drafts: Sequence[Draft]) -> None:
    """ "Among the dead" are those of the whole toll, not of a number that is itself part of it."""
    for draft in drafts:
        whole = draft.parent
        if whole is None or whole.parent is None or whole.parent.outcome != draft.outcome:
            continue
        is_of_all = draft.rule_id.endswith((".among_the_dead", ".among_the_dead_were"))
        if is_of_all and whole.outcome == draft.outcome and draft.sentence != whole.sentence:
            draft.parent = whole.parent
