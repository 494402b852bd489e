"""The strict loader of source files: one .yml per source; its name is the source's id.

Common keys: kind, publisher, language, licence, schedule, expected_articles. Each kind adds its own.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from flows import Mistake
from flows import sources as package
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.sources.document import Fetch

REQUIRED = frozenset({"kind", "publisher", "language"})
OPTIONAL = frozenset({"licence", "schedule", "expected_articles", "place", "note"})
Known = Mapping[str, Mapping[str, Any]]  # by URL or path: etag, last_modified, bytes_sha256 of its last fetch


@dataclass(frozen=True, slots=True)
class Source:
    """One configured source. `folder` is where its .yml lies: relative paths start there."""

    id: str
    kind: str
    publisher: str
    language: str
    folder: Path
    expected_articles: tuple[int, int] | None = None
    options: Mapping[str, str] = field(default_factory=dict)


class Kind(Protocol):
    """What a module of this package offers to be a kind of source."""

    NEEDS: frozenset[str]
    TAKES: frozenset[str]

    @staticmethod
    def check(source: Source) -> None:
        """Raise `Mistake` for a source that can never be pulled."""

    @staticmethod
    def pull(source: Source, known: Known, settings: Settings) -> Iterator[Fetch]: ...


def kind_names() -> list[str]:
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    return sorted(name for name in names if hasattr(_module(name), "pull"))


def kind_of(source: Source) -> Kind:
    kind: Kind = _module(source.kind)
    return kind


def load_sources(folder: Path) -> list[Source]:
    """Every source of a folder, sorted by id; one wrong file is a `Mistake` that names it."""
    if not folder.is_dir():
        raise Mistake(f"sources {folder}: no such folder; give --sources DIR with one .yml per source")
    files = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml"))
    if not files:
        raise Mistake(f"sources {folder}: no .yml file in it; write one per source")
    sources = [load_source(path) for path in files]
    ids = [source.id for source in sources]
    for source_id in sorted({name for name in ids if ids.count(name) > 1}):
        raise Mistake(f"sources {folder}: two files are named {source_id}; a source's name is its id")
    return sources


def load_source(path: Path) -> Source:
    entry = _entry(path)
    for key in sorted(REQUIRED - entry.keys()):
        raise Mistake(f"source {path}: needs the key {key}")
    texts = {key: _text(path, key, value) for key, value in entry.items() if key != "expected_articles"}
    if texts["kind"] not in kind_names():
        raise Mistake(f"source {path}: kind {texts['kind']!r} is not one of {', '.join(kind_names())}")
    source = Source(
        id=path.stem,
        kind=texts["kind"],
        publisher=texts["publisher"],
        language=texts["language"],
        folder=path.parent,
        expected_articles=_volume(path, entry.get("expected_articles")),
        options={key: value for key, value in texts.items() if key not in REQUIRED},
    )
    _check_keys(path, source, entry.keys())
    kind_of(source).check(source)
    return source


def _check_keys(path: Path, source: Source, keys: Any) -> None:
    kind = kind_of(source)
    for key in sorted(kind.NEEDS - set(keys)):
        raise Mistake(f"source {path}: a {source.kind} needs the key {key}")
    known = REQUIRED | OPTIONAL | kind.NEEDS | kind.TAKES
    for key in sorted(set(keys) - known):
        raise Mistake(f"source {path}: unknown key {key}; a {source.kind} has {', '.join(sorted(known))}")


def _entry(path: Path) -> dict[str, Any]:
    import yaml

    try:
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Mistake(f"source {path}: not readable YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entry, dict) or not all(isinstance(key, str) for key in entry):
        raise Mistake(f"source {path}: must be keys and values, such as kind: folder")
    return entry


def _text(path: Path, key: str, value: Any) -> str:
    """YAML makes a boolean of `no`: a language of that name must be quoted, and we say so."""
    if not isinstance(value, str) or not value.strip():
        raise Mistake(
            f"source {path}: {key} is {value!r}; it must be words (in quotes if YAML reads them so)"
        )
    return value.strip()


def _volume(path: Path, value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    numbers = isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)
    if not numbers or not 0 <= value[0] <= value[1]:
        raise Mistake(f"source {path}: expected_articles is {value!r}; it must be [least, most]")
    return (value[0], value[1])


def _module(name: str) -> Any:
    return importlib.import_module(f"{package.__name__}.{name}")
