"""Officers, agents and ranks are of the force that their text names: "a convoy of the Federal Police was hit.
Eleven officers died", "a corporal was shot, the Constabulary said".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.groups import is_qualified
from extractors.lexicon import Lexicon, load_lexicon

_WORD = re.compile(r"[\w-]+")
HURT = ("killed", "wounded", "casualties")
FIGHTING = ("combatants", "perpetrators")
BACK = 500  # characters before a sentence in which the force of its officers is named


def settle_forces(drafts: Sequence[Draft], plain: str, low: str, lexicon: Lexicon) -> None:
    """Give officers the force named last before them, and a low rank to the police where no army is named;
    those with no noun of their own go with them. `low` is the text in lower case.
    """
    is_attack = any(d.outcome in HURT and d.group not in FIGHTING for d in drafts)
    for draft in drafts:
        if draft.group == "people" and _has_police_rank(draft, plain, lexicon):
            draft.group = "police"
            continue
        head = _head(draft)
        if draft.group == "combatants" and head in lexicon.sets["lone_attackers"]:
            draft.group = _of_deed(draft, low, lexicon) if is_attack else draft.group
            continue
        if draft.group == "soldiers" and head in lexicon.sets["fliers"]:
            draft.group = "soldiers" if _is_at_war(low, lexicon) else "other"
            continue
        if draft.group == "other" and head in lexicon.sets["officers"]:
            force = _named_last(low, draft, lexicon)
            if force is None and _named(low, lexicon.language) == {"police"}:
                force = "police"
        elif draft.group == "soldiers" and head in lexicon.sets["ranks"]:
            force = "police" if _named(low, lexicon.language) == {"police"} else None
        else:
            continue
        if force is not None:
            _give(draft, force, drafts)


def _of_deed(draft: Draft, low: str, lexicon: Lexicon) -> str:
    """ "The gunman was shot by police": the attacker, where others are hurt and nobody fights; not an
    alleged one.
    """
    assert draft.source is not None
    mention, entries = draft.mention, draft.source.tokens.entries
    is_judged = any(entries[i].letter == "j" for i in range(mention.first, mention.last + 1))
    is_one = mention.number is None and mention.kind in "Aah" and not mention.others
    is_at_war = _tells_of_fighters(low, lexicon.language)
    return "perpetrators" if is_one and not is_judged and not is_at_war else "combatants"


def _is_at_war(low: str, lexicon: Lexicon) -> bool:
    """Whether the text names an army or fighters."""
    return "soldiers" in _named(low, lexicon.language) or _hints_at_fighters(low, lexicon.language)


@functools.lru_cache(maxsize=1)
def _tells_of_fighters(low: str, language: str) -> bool:
    """Whether a noun of the text is of fighters, of more than one."""
    known = load_lexicon(language).words
    entries = (known[word] for word in set(_WORD.findall(low)) if word in known)
    return any(entry.letter == "H" and entry.value == "combatants" for entry in entries)


@functools.lru_cache(maxsize=1)
def _hints_at_fighters(low: str, language: str) -> bool:
    """Whether a word of the text is one by which a group shows that it fights."""
    hints = load_lexicon(language).group_hints
    return any(hints.get(word) == "combatants" for word in set(_WORD.findall(low)))


def _has_police_rank(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "PO2 Ramon Cruz", "HC Mohan Lal": a short rank in capitals before a name."""
    mention, source = draft.mention, draft.source
    if source is None or mention.number is not None or mention.last == mention.first:
        return False
    start, end = source.tokens.starts[mention.first], source.tokens.ends[mention.first]
    rank = plain[start:end]
    return rank.isupper() and rank.lower() in lexicon.sets["police_ranks"]


def _head(draft: Draft) -> str:
    """The noun, "" for none and where another noun says what officer he is ("a corrections officer")."""
    at = draft.mention.head
    if draft.source is None or at is None:
        return ""
    tokens = draft.source.tokens
    return "" if at > draft.mention.first and is_qualified(tokens.entries, at) else tokens.words[at]


def _give(draft: Draft, force: str, drafts: Sequence[Draft]) -> None:
    """The group to a draft, and to those of its sentence that took their noun from it."""
    old, noun = draft.group, draft.group_first
    for other in drafts:
        is_same = other.sentence == draft.sentence and other.group == old and other.group_first == noun
        if other is draft or (is_same and noun is not None):
            other.group = force


def _named_last(low: str, draft: Draft, lexicon: Lexicon) -> str | None:
    """The force named last before the number."""
    end = draft.span[0]
    found = [m.lastgroup for m in _forces(lexicon.language).finditer(low, max(0, end - BACK), end)]
    return found[-1] if found else None


def _named(low: str, language: str) -> set[str | None]:
    """The forces that a text names."""
    return {m.lastgroup for m in _forces(language).finditer(low)}


@functools.cache
def _forces(language: str) -> re.Pattern[str]:
    """The words for the police and for an army, in two groups."""
    lexicon = load_lexicon(language)
    told = {"police": set[str](), "soldiers": set[str]()}
    for word, group in lexicon.group_hints.items():
        if group in told:
            told[group].add(word)
    loose = lexicon.sets["ranks"] | lexicon.sets["officers"]
    told["police"] |= {w for w, e in lexicon.words.items() if e.value == "police" and e.letter in "hH"}
    told["soldiers"] |= lexicon.sets["of_armies"]
    parts = (f"(?P<{g}>{'|'.join(sorted(map(re.escape, words - loose)))})" for g, words in told.items())
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")
