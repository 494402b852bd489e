"""What makes a later statement of a text tell more people than those before it, and what tells them again."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.claim import Claim
from extractors.lexicon import Lexicon
from extractors.statements import BRIEF, Statement, is_toll

_KINDS = {  # groups of which nobody is of two
    "soldiers": "soldiers", "police": "police", "combatants": "combatants", "civilians": "civilians",
    "children": "civilians", "women": "civilians", "girls": "civilians", "boys": "civilians",
    "journalists": "civilians", "aid_workers": "civilians", "health_workers": "civilians",
}  # fmt: skip
_DISPUTED = {"civilians", "combatants"}
_DEED = ".killed"  # the rule of who does what to whom
ROUND = 10  # a smaller number is not rounded
FIRST = 3  # claims among which those of the headline are


def is_more(later: Statement, before: Sequence[Statement], text: str, lexicon: Lexicon) -> bool:
    """More people than those told before it."""
    one, other = before[-1].claims[-1], later.claims[0]
    if is_toll(one, text, lexicon) and one.quote_start == other.quote_start:
        return False  # "the toll stands at 19 after two of the injured died"
    is_next = _is_next_deed(one, other, text, lexicon) or _is_nth(other, lexicon)
    return later.adds or is_next or _is_of_others(later, before, text)


def _is_nth(claim: Claim, lexicon: Lexicon) -> bool:
    """ "Two soldiers were killed. A third died in hospital"."""
    opens = claim.number_text.lower().split()
    return claim.implicit and len(opens) > 1 and is_a(claim, lexicon) and opens[1] in lexicon.sets["nths"]


def _is_next_deed(before: Claim, later: Claim, text: str, lexicon: Lexicon) -> bool:
    """ "They killed four herders and moved to Fili, where they shot dead one": two deeds of one
    sentence, in a brief.
    """
    is_deed = before.rule_id.endswith(_DEED) and later.rule_id == before.rule_id
    if not is_deed or before.quote_start != later.quote_start or later.implicit or len(text) >= BRIEF:
        return False
    between = (lexicon.words.get(word) for word in text[before.end : later.start].lower().split())
    return any(entry is not None and entry.letter == "c" for entry in between)


def _is_of_others(later: Statement, before: Sequence[Statement], text: str) -> bool:
    """ "Two soldiers were killed. The army killed six civilians": no civilian is a soldier; of briefs. Who
    fights and who does not is disputed.
    """
    if len(text) >= BRIEF:
        return False
    groups = {_KINDS.get(c.group) for c in later.claims}
    told = {_KINDS.get(c.group) for s in before for c in s.claims}
    is_apart = None not in groups | told and groups.isdisjoint(told) and not groups | told >= _DISPUTED
    is_plain = all(c.modality == "stated" and not c.implicit for c in later.claims) and not later.rivals
    return is_apart and is_plain


def is_again(later: Statement, main: Statement) -> bool:
    """The same number of the same noun: "a volunteer was injured … a volunteer was also injured"; of many,
    or after a headline, the same number alone.
    """
    if later.best != main.best or later.best is None:
        return False
    one, other = later.claims[0], main.claims[0]
    is_told = later.best >= ROUND or (_is_headline(other, main.text) and not one.implicit)
    return is_told or noun(one) == noun(other)


def _is_headline(claim: Claim, text: str) -> bool:
    """Of a line without a full stop at the top of a text."""
    line = text[claim.start : claim.quote_end].rstrip()
    return claim.n <= FIRST and line[-1:].isalnum() and "\n" in text[claim.start + len(line) :][:2]


def noun(claim: Claim) -> str:
    return (claim.group_text or claim.number_text).lower().split()[-1]


def is_a(claim: Claim, lexicon: Lexicon) -> bool:
    """ "A woman", "an aide": told of for the first time."""
    opens = lexicon.words.get(claim.number_text.lower().split()[0])
    return opens is not None and opens.letter == "a"
