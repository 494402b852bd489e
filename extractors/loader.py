"""Strict reading of rule files: a mistake in a rule file names the file and the entry, and stops.

YAML has traps: `no` is a boolean, a missing comma joins two words. Every word must be a string, may stand
once in
its list, and a phrase may not be two entries of the same list run together.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from extractors import Mistake, RuleMistake

RULES = Path(__file__).parent / "rules"
FEW = 12  # known keys that one line can name; of more, the nearest


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Safe YAML in which a key that stands twice is an error."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            at = key_node.start_mark
            raise RuleMistake(f"{Path(at.name).name}, line {at.line + 1}: {key!r} stands twice")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def languages() -> tuple[str, ...]:
    """The languages that have a rules folder; the folder is the registration."""
    return tuple(sorted(p.name for p in RULES.iterdir() if p.is_dir() and not p.name.startswith("_")))


def read_rules(language: str, name: str) -> dict[str, Any]:
    """The mapping in rules/<language>/<name>.yml. Raises `Mistake` where it is absent,
    `RuleMistake` where it is no mapping.
    """
    path = RULES / language / f"{name}.yml"
    if not path.exists():
        raise Mistake(
            f"no rules for language {language!r}: {path} is absent; there are {', '.join(languages())}"
        )
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise RuleMistake(f"{path}: a mapping is expected at the top")
    return data


def load_yaml(path: Path) -> Any:
    """What a file says. Raises `RuleMistake` where a key stands twice or it is no YAML: file and line."""
    with path.open(encoding="utf-8") as file:
        try:
            return yaml.load(file, Loader=_Loader)
        except yaml.YAMLError as error:
            raise RuleMistake(f"{path.name}: {error}") from error


def check_keys(
    where: str, data: Mapping[str, Any], required: Iterable[str], optional: Iterable[str] = ()
) -> None:
    """Every required key is there and no key is unknown."""
    required, known = set(required), set(required) | set(optional)
    if unknown := sorted(map(str, set(data) - known)):
        near = difflib.get_close_matches(unknown[0], known, 5, 0) if len(known) > FEW else sorted(known)
        raise RuleMistake(
            f"{where}: unknown key {unknown[0]!r}; known are {', '.join(near)}{_more(known, near)}"
        )
    if absent := sorted(required - set(data)):
        raise RuleMistake(f"{where}: {absent[0]!r} is missing")


def _more(known: Collection[str], named: Collection[str]) -> str:
    return f" and {len(known) - len(named)} others" if len(known) > len(named) else ""


def words(where: str, value: Any) -> tuple[str, ...]:
    """A list of distinct lower-case strings; "{taken|sent} to hospital" stands for both of its readings."""
    if not isinstance(value, list):
        raise RuleMistake(f"{where}: a list of words is expected")
    seen: dict[str, None] = {}
    for written in value:
        if not isinstance(written, str):
            raise RuleMistake(f"{where}: {written!r} is not a string; put it in quotes")
        for word in _readings(written):
            if word in seen:
                raise RuleMistake(f"{where}: {word!r} stands twice")
            seen[word] = None
    return tuple(seen)


def parted(data: dict[str, Any]) -> dict[str, Any]:
    """The words of a file with what its `elided` cuts short as a word of its own: "s' est" of "s'est"."""
    cut = "|".join(map(re.escape, words("elided", data.get("elided", []))))
    if not cut:
        return data
    pattern = re.compile(rf"(?<!\w)({cut})(?=[^\W_])")

    def part(value: Any) -> Any:
        if isinstance(value, dict):
            return {part(key): part(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [part(inner) for inner in value]
        return pattern.sub(r"\1 ", value) if isinstance(value, str) else value

    return {key: part(value) for key, value in data.items()}


def _readings(written: str) -> list[str]:
    """Every choice out of the braces of a phrase, single spaces between its words."""
    if "{" not in written:
        return [" ".join(written.split())]
    parts = [p.split("|") for p in re.split(r"[{}]", written)]
    return [" ".join("".join(choice).split()) for choice in itertools.product(*parts)]
