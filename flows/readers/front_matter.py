"""Front matter: keys and values between two --- lines at the top of a text.

Every value is kept as the words it was written with: YAML would make 615 of "10:15" and False of "no". A
headline with a colon in it is no YAML, but everybody writes it so: what fails as YAML is read line by line.
"""

from __future__ import annotations

from flows.readers.decoding import whole_characters
from flows.sources.document import Unreadable

NOTHING = frozenset({"", "~", "null"})


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Metadata and the text after it; no metadata where the text begins with none."""
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        written, body = handler.split(text)
    except ValueError:  # one --- line and no second: a rule across the page, not front matter
        return {}, text
    try:
        entry = yaml.load(written, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        entry = _line_by_line(written)
        if entry is None:
            raise Unreadable(f"front matter: not readable YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entry, dict):
        return {}, text
    return as_words(entry), body


def as_words(entry: dict[object, object]) -> dict[str, str]:
    """Keys and values as words; a list as its words with commas; what is empty or nested is left out."""
    words = {whole_characters(str(key)).strip().lower(): _word(value) for key, value in entry.items()}
    return {key: whole_characters(word) for key, word in words.items() if word not in NOTHING}


def _word(value: object) -> str:
    if isinstance(value, list):  # of plain words only: nested aliases could grow without end
        return ", ".join(part.strip() for part in value if isinstance(part, str))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _line_by_line(written: str) -> dict[object, object] | None:
    """`key: everything after the first colon`, or None where a line is not of that form."""
    entry: dict[object, object] = {}
    for line in written.strip().splitlines():
        key, colon, value = line.partition(":")
        if not colon or not key.strip().isidentifier() or key[:1].isspace():
            return None
        entry[key] = value.strip().strip("\"'")
    return entry
