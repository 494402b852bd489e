"""What somebody with a name is: by the title before it, by what is set off behind it ("Ana Ruiz, who was a
nurse in Orte, died"), and by what the text says of that name elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon, load_lexicon

_SET_OFF = re.compile(r",(?:wX*[xvb]*bX*|X*)(?P<who>[Aa])[^,;:VIJb]*,(?=[X*]*[xvb!~]*[bVIJv])")
_SET_OFF_LAST = re.compile(r",(?:wX*[xvb]*bX*|X*)(?P<who>[Aa])[^,;:VIJbc]*(?:[,.](?!c)|$)")
MOST = 200  # names of a text by which others are told again
_CAPITALS = re.compile(r"[A-Z][\w'’-]*")
TITLES = (
    ("soldiers", "army_titles"),
    ("other", "office_titles"),
    ("health_workers", "medical_titles"),
)


def settle_names(drafts: Sequence[Draft], plain: str, lexicon: Lexicon) -> None:
    """Give those who have only a name the group of their title, of the noun set off behind it, or of that
    name elsewhere.
    """
    known: list[tuple[list[str], str]] = []
    for draft in drafts:
        if draft.mention.number is not None:
            continue
        name = _name(draft, plain, lexicon)
        if draft.mention.kind == "N" and draft.group == "people" and name:
            told = _titled(draft, plain, lexicon) or _set_off(draft, drafts)
            told = told or next((g for n, g in known if _is_same(n, name)), None)
            if told is None and name[-1] in _attackers(plain, lexicon.language):
                told = "perpetrators"
            draft.group = told or draft.group
        if name and draft.group != "people" and len(known) < MOST:
            known.append((name, draft.group))


def _name(draft: Draft, plain: str, lexicon: Lexicon) -> list[str]:
    """The capitals of a name without its titles."""
    words = _CAPITALS.findall(plain[slice(*draft.span)])
    return [w for w in words if not _is_title(w.lower(), lexicon)]


def names_of(draft: Draft) -> set[str]:
    """The words of somebody's name."""
    if draft.source is None or draft.mention.kind != "N":
        return set()
    tokens = draft.source.tokens
    first, last = draft.mention.first, draft.source.spans[draft.position][1]
    return {tokens.words[i] for i in range(first, last + 1) if tokens.entries[i].letter == "N"}


def _is_title(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.words.get(word)
    is_title = entry is not None and entry.letter == "m"
    return is_title or any(word in lexicon.sets[key] for _, key in TITLES)


def _is_same(first: list[str], second: list[str]) -> bool:
    """ "Ana Ruiz" and "Ruiz", "Ana"; no "Omar Ruiz"."""
    short, long = sorted((first, second), key=len)
    return set(short) <= set(long) and (len(short) == len(long) or short[-1] in (long[0], long[-1]))


def _titled(draft: Draft, plain: str, lexicon: Lexicon) -> str | None:
    """ "Cpl Ruiz", "Rep. Ana Ruiz", "EMT Ana Ruiz"."""
    start = draft.span[0]
    words = {w.lower() for w in _CAPITALS.findall(plain[max(0, start - 5) : draft.span[1]])[:2]}
    return next((group for group, key in TITLES if not lexicon.sets[key].isdisjoint(words)), None)


def _set_off(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """ "Ana Ruiz, a nurse in charge of the ward, was shot": unless she is counted beside the name."""
    sentence = draft.source
    if sentence is None:
        return None
    is_last = draft.rule_id.endswith(".killing_of")
    match = (_SET_OFF_LAST if is_last else _SET_OFF).match(sentence.letters, draft.position + 1)
    if match is None:
        return None
    at = match.start("who")
    if any(d.source is sentence and d.position == at for d in drafts):
        return None
    mention = sentence.mentions[at]
    entries = sentence.tokens.entries[mention.first : mention.last + 1]
    return next((e.value for e in reversed(entries) if e.letter == "h" and e.value), None)


@functools.lru_cache(maxsize=1)
def _attackers(plain: str, language: str) -> frozenset[str]:
    """The last names of whom a text calls an attacker: "gunman Omar Ruiz"."""
    found = _called(language).findall(plain)
    return frozenset(_CAPITALS.findall(name)[-1] for name in found)


@functools.cache
def _called(language: str) -> re.Pattern[str]:
    lexicon = load_lexicon(language)
    words = {w for w, e in lexicon.words.items() if e.letter == "h" and e.value == "perpetrators"}
    words |= lexicon.sets["lone_attackers"]
    those = "|".join(sorted(map(re.escape, words)))
    return re.compile(rf"\b(?:{those}),? ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})" if words else r"(?!)()")
