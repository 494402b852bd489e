"""A folder of articles, read with everything below it, in order of path.

`path` is relative to the source's own .yml. Metadata is front matter or a sidecar of the same name (`a.yml`
or `a.json` beside `a.txt`), which goes before front matter. Files that begin with a dot are nobody's
articles.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from flows import Mistake
from flows.readers.article import media_type_of
from flows.readers.front_matter import as_words
from flows.settings import Settings
from flows.sources.configured import Known, Source
from flows.sources.document import Document, Fetch, Unreadable

NEEDS = frozenset({"path"})
TAKES: frozenset[str] = frozenset()
SIDECARS = (".yml", ".yaml", ".json")


def check(source: Source) -> None:
    if not articles_folder(source).is_dir():
        raise Mistake(f"source {source.id}: path {articles_folder(source)} is no folder")


def articles_folder(source: Source) -> Path:
    return (source.folder / source.options["path"]).resolve()


def pull(source: Source, known: Known, settings: Settings) -> Iterator[Fetch]:  # noqa: ARG001
    """One `Fetch` per file that is no sidecar."""
    folder = articles_folder(source)
    for path in _files(folder):
        locator = _as_words(path.relative_to(folder))
        try:
            _inside(path, folder)
            yield _fetched(source, path, locator, settings.max_bytes)
        except Unreadable as error:
            yield Fetch(source.id, locator, error=str(error))
        except OSError as error:
            yield Fetch(source.id, locator, error=f"not readable: {error.strerror}")


def _inside(path: Path, folder: Path) -> None:
    if not path.resolve(strict=True).is_relative_to(folder):
        raise Unreadable("a link that leads out of the source's folder")


def _as_words(path: Path) -> str:
    """The path as text; bytes of a name that are no UTF-8 are written as escapes, so that it can be kept, and
    a backslash is doubled, so that no two names become one."""
    return os.fsencode(path.as_posix()).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent) / name for name in names if not name.startswith(".")]
    articles = {path.with_suffix("") for path in found if media_type_of(path.suffix)}
    sidecars = {path for path in found if path.suffix in SIDECARS and path.with_suffix("") in articles}
    return sorted(set(found) - sidecars)


def _fetched(source: Source, path: Path, locator: str, max_bytes: int) -> Fetch:
    """The bytes with their document, or with the reason why they are none: they are archived all the same."""
    if not path.is_file():
        raise Unreadable("neither a file nor a folder: it is not opened")
    media_type = media_type_of(path.suffix)
    size = path.stat().st_size
    if size > max_bytes:
        error = f"{size} bytes, over the cap of {max_bytes} (FIGURES_MAX_BYTES)"
        return Fetch(source.id, locator, file=path, media_type=media_type, error=error)
    data = path.read_bytes()
    fetch = partial(Fetch, source.id, locator, data=data, media_type=media_type)
    if media_type is None:
        return fetch(error=f"file type {path.suffix or 'without suffix'}: no reader for it")
    try:
        metadata = _sidecar(path, articles_folder(source), max_bytes)
    except Unreadable as error:
        return fetch(error=str(error))
    document = Document(
        source_id=source.id,
        publisher=source.publisher,
        url=metadata.get("url"),
        path=locator,
        data=data,
        media_type=media_type,
        charset=None,
        metadata=metadata,
    )
    return fetch(document=document)


def _sidecar(path: Path, folder: Path, max_bytes: int) -> dict[str, str]:
    """The sidecar's keys and values as words; none without a sidecar. It is held to what an article is."""
    for suffix in SIDECARS:
        sidecar = path.with_suffix(suffix)
        if sidecar.is_file():
            try:
                _inside(sidecar, folder)
                return as_words(_entry(sidecar, max_bytes))
            except Unreadable as error:
                raise Unreadable(f"sidecar {_as_words(Path(sidecar.name))}: {error}") from error
    return {}


def _entry(sidecar: Path, max_bytes: int) -> dict[object, object]:
    """What a sidecar holds, or `Unreadable`; its article's bytes are archived whatever is wrong with it."""
    import yaml

    try:
        if (size := sidecar.stat().st_size) > max_bytes:
            raise Unreadable(f"{size} bytes, over the cap of {max_bytes} (FIGURES_MAX_BYTES)")
        text = sidecar.read_text(encoding="utf-8")
        is_json = sidecar.suffix == ".json"
        entry = json.loads(text) if is_json else yaml.load(text, Loader=yaml.BaseLoader)
    except OSError as error:
        raise Unreadable(f"not readable: {error.strerror}") from error
    except RecursionError as error:
        raise Unreadable("nested too deep") from error
    except (ValueError, yaml.YAMLError) as error:
        raise Unreadable(" ".join(str(error).split())) from error
    if not isinstance(entry, dict):
        raise Unreadable("must be keys and values")
    return entry
