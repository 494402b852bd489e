"""The strict loader of the rule files that say when, where, who and by what.

A file has `classes` (words and what they stand for), `parts` (named pieces of patterns) and `rules`.
Anything unknown, any word that YAML did not read as text, any duplicate and any rule without its examples
is a `RuleMistake` that names the file and the entry. One `Lexicon` a language, loaded once.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from extractors import RuleMistake
from extractors.context_letters import FIRST_LETTER
from extractors.context_tags import Tagger, WordClass, terms_of
from extractors.loader import load_yaml
from extractors.pattern_needs import Screen, needs_of

RULES = Path(__file__).with_name("rules")
FILES = ("windows", "places", "speakers", "causes")
TOP = {"clitics", "classes", "parts", "rules"}
CLASS_KEYS = {"words", "cased", "endings", "beginnings", "suffix", "from", "names", "why"}
RULE_KEYS = {"id", "why", "pattern", "cue", "examples", "rejects"}
OPTIONS = {
    "windows": {"resolve", "precision", "kind", "since"},
    "places": {"role", "level"},
    "speakers": {"form"},
    "causes": {"role"},
}


@dataclass(frozen=True)
class Rule:
    """One reviewed pattern. `needs` are sets of letters, as bits, of each of which one must occur for the
    pattern to be tried: those of its cue, and those that its matches can not do without.
    """

    id: str
    why: str
    expression: str
    needs: tuple[int, ...]
    options: Mapping[str, object]
    examples: tuple[object, ...]
    rejects: tuple[object, ...]

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled where it is first tried: most texts try few of the rules."""
        try:
            return re.compile(self.expression)
        except re.error as error:
            raise RuleMistake(f"rule {self.id}: {error}") from error


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that one language says about context: the tagger, and the rules of each file in their order."""

    tagger: Tagger
    rules: Mapping[str, tuple[Rule, ...]]
    parts: Mapping[str, str]
    listed: tuple[tuple[str, Rule], ...]  # the rules of all files, each with its file
    screen: Screen  # of the listed rules

    def rules_for(self, letters: AbstractSet[str]) -> dict[str, list[Rule]]:
        """The rules of each file that may find something in these letters, in their order."""
        found: dict[str, list[Rule]] = {kind: [] for kind in FILES}
        for number in self.screen.fitting(letters):
            kind, rule = self.listed[number]
            found[kind].append(rule)
        return found


def read_file(path: Path) -> dict[str, dict[str, object]]:
    """The parsed file, its top level checked."""
    data = load_yaml(path)
    if not isinstance(data, dict) or not set(data) <= TOP:
        raise RuleMistake(f"{path.name}: the top level knows {sorted(TOP)} only")
    return data


def read_class(where: str, name: str, entry: object) -> WordClass:
    """One class; `words` is a text of words, a list, or a mapping word → value."""
    if not isinstance(entry, dict) or not set(entry) <= CLASS_KEYS:
        raise RuleMistake(f"{where}: class {name} knows {sorted(CLASS_KEYS)} only")
    words = entry.get("words", {})
    listed = words.split() if isinstance(words, str) else list(words)
    for word in listed:
        if not isinstance(word, str) or word != word.lower():
            raise RuleMistake(f"{where}: class {name}: {word!r} is not text in lower case")
    if len(set(listed)) < len(listed):
        twice = sorted({w for w in listed if listed.count(w) > 1})
        raise RuleMistake(f"{where}: class {name}: {twice} stand twice")
    values = dict(words) if isinstance(words, dict) else {w: w for w in listed}
    if suffix := str(entry.get("suffix") or ""):
        values = {w + suffix: v for w, v in values.items() if not w.endswith(suffix)}
    ends, starts = (tuple(str(entry.get(k, "")).split()) for k in ("endings", "beginnings"))
    cased = frozenset(values if entry.get("cased") is True else str(entry.get("cased") or "").split())
    if not cased <= set(values):
        raise RuleMistake(f"{where}: class {name}: {sorted(cased - set(values))} are cased but absent")
    return WordClass(name, MappingProxyType(values), cased, ends, starts, bool(entry.get("names")))


def derived(classes: Mapping[str, WordClass], entry: object) -> object:
    """An entry that takes its words from another class, with those words."""
    if not isinstance(entry, dict) or str(entry.get("from")) not in classes:
        return entry
    own: dict[str, object] = {str(key): value for key, value in entry.items()}
    own["words"] = dict(classes[str(entry["from"])].values)
    return own


def check_rule(where: str, kind: str, rule: object, seen: set[str]) -> dict[str, object]:
    """A rule's keys, its examples and its rejects."""
    if not isinstance(rule, dict) or not isinstance(rule.get("id"), str):
        raise RuleMistake(f"{where}: a rule without an id: {rule!r:.80}")
    name = f"{where}: rule {rule['id']}"
    if unknown := set(rule) - RULE_KEYS - OPTIONS[kind]:
        raise RuleMistake(f"{name}: unknown {sorted(unknown)}")
    if missing := {"why", "pattern", "cue"} - set(rule):
        raise RuleMistake(f"{name}: missing {sorted(missing)}")
    if len(rule.get("examples") or ()) < 2 or len(rule.get("rejects") or ()) < 1:
        raise RuleMistake(f"{name}: two examples and one reject at least")
    if rule["id"] in seen:
        raise RuleMistake(f"{name}: stands twice")
    seen.add(rule["id"])
    return rule


def checked_rule(kind: str, rule: Mapping[str, object], tagger: Tagger, parts: Mapping[str, str]) -> Rule:
    """The checked entry as a `Rule`."""
    cue = 0
    for atom in str(rule["cue"]).split():
        cue |= tagger.bits_with(atom)
    if not cue:
        raise RuleMistake(f"{kind}.yml: rule {rule['id']}: no word can be its cue {rule['cue']!r}")
    try:
        expression = tagger.expression(str(rule["pattern"]), parts)
        needs = needs_of(expression, FIRST_LETTER)
    except RuleMistake as error:
        raise RuleMistake(f"{kind}.yml: rule {rule['id']}: {error}") from error
    options = {k: v for k, v in rule.items() if k in OPTIONS[kind]}
    examples, rejects = rule["examples"], rule["rejects"]
    assert isinstance(examples, list)
    assert isinstance(rejects, list)
    return Rule(
        str(rule["id"]),
        str(rule["why"]),
        expression,
        (cue, *needs),
        MappingProxyType(options),
        tuple(examples),
        tuple(rejects),
    )


@dataclass(frozen=True, slots=True)
class _Folder:
    """The parsed files of a folder, checked but not compiled."""

    classes: dict[str, WordClass] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    rules: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    clitics: dict[str, tuple[str, ...]] = field(default_factory=dict)


def gather(folder: Path) -> _Folder:
    """All files of a language; a class, a part or a rule stands in one of them only."""
    found, seen = _Folder(), set[str]()
    for kind in FILES:
        path = folder / f"{kind}.yml"
        data = read_file(path) if path.exists() else {}
        for name, entry in (data.get("classes") or {}).items():
            if name in found.classes:
                raise RuleMistake(f"{path.name}: class {name} stands in two files")
            found.classes[name] = read_class(path.name, name, derived(found.classes, entry))
        for name, text in (data.get("parts") or {}).items():
            if name in found.parts:
                raise RuleMistake(f"{path.name}: part {name} stands in two files")
            found.parts[name] = str(text)
        found.rules[kind] = [check_rule(path.name, kind, rule, seen) for rule in data.get("rules") or ()]
        found.clitics.update({k: tuple(str(v).split()) for k, v in (data.get("clitics") or {}).items()})
    return found


def load(folder: Path) -> Lexicon:
    """The lexicon of one language's folder."""
    found = gather(folder)
    patterns = [str(r[key]) for listed in found.rules.values() for r in listed for key in ("pattern", "cue")]
    terms = (term for text in [*found.parts.values(), *patterns] for term in terms_of(text))
    tagger = Tagger(found.classes.values(), terms, found.clitics)
    rules = {
        kind: tuple(checked_rule(kind, r, tagger, found.parts) for r in listed)
        for kind, listed in found.rules.items()
    }
    listed = tuple((kind, rule) for kind, some in rules.items() for rule in some)
    screen = Screen([rule.needs for _, rule in listed], FIRST_LETTER)
    return Lexicon(tagger, MappingProxyType(rules), MappingProxyType(found.parts), listed, screen)


@functools.lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where it has no folder of its own."""
    folder = RULES / language
    return load(folder if folder.is_dir() else RULES / "en")
