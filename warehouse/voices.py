"""Who states a figure: the speaker's words made one voice, with its kind and the conflict it is a party to.

A speaker of the table has its slug; another is `said:<words>`; an unattributed figure has its outlet as its
voice,
`outlet:<publisher>`. Common nouns ("police", "a hospital") are many speakers under one id: see
`is_one_speaker`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse import Mistake
from warehouse.words import any_of

HERE = Path(__file__).parent
COLUMNS = ("name", "aliases", "kind", "party_to")
KINDS = (
    "un",
    "ngo",
    "monitor",
    "rescuers",
    "hospital",
    "authority",
    "police",
    "government",
    "army",
    "armed_group",
    "outlet",
    "other",
)
UNNAMED = "not said"


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice. `party_to` is empty for a voice that is no party."""

    voice_id: str
    name: str
    kind: str
    party_to: str

    @property
    def is_party(self) -> bool:
        return bool(self.party_to)


@dataclass(frozen=True)
class Voices:
    """The table: voices by id, ids by alias key."""

    table: Mapping[str, Voice]
    aliases: Mapping[str, str]

    def resolve(self, source_text: str | None, publisher: str) -> str:
        """The voice_id of a speaker's words, or of the outlet where nobody is named."""
        key = _key(source_text or "")
        if not key:
            return f"outlet:{_key(publisher) or 'unknown'}"
        return self.aliases.get(key) or self._described(key) or f"said:{key}"

    def _described(self, key: str) -> str | None:
        """ "the UN children's agency UNICEF": the one voice of the table whose name stands in the words."""
        words = f" {key} "
        found = {
            voice
            for alias, voice in self.aliases.items()
            if f" {alias} " in words
            and (" " in alias or (len(alias) > 3 and self.table[voice].kind != "government"))
        }
        return found.pop() if len(found) == 1 else None

    def describe(self, voice_id: str) -> Voice:
        """The voice of an id, one that the table lacks too: "said:the rebels" is a party, which is not
        said.
        """
        if voice_id in self.table:
            return self.table[voice_id]
        prefix, _, words = voice_id.partition(":")
        if prefix == "outlet":
            return Voice(voice_id, words, "outlet", "")
        party = UNNAMED if any_of("parties").search(words) else ""
        return Voice(voice_id, words or voice_id, "other", party)

    def rows(self) -> list[dict[str, str]]:
        """The table as plain rows: voice_id, name, kind, party_to; by voice_id."""
        return [
            {"voice_id": one.voice_id, "name": one.name, "kind": one.kind, "party_to": one.party_to}
            for one in sorted(self.table.values(), key=lambda voice: voice.voice_id)
        ]


def is_one_speaker(voice_id: str) -> bool:
    """Whether two figures of this id surely come from one speaker: "police" may be any police."""
    return not voice_id.startswith("said:")


def resolve(source_text: str | None, publisher: str, voices: Voices | None = None) -> str:
    """The voice_id of a speaker's words by the bundled table, or by `voices`."""
    return (voices or load_voices()).resolve(source_text, publisher)


def load_voices(extra: Path | None = None) -> Voices:
    """The bundled table; a voices.csv (name, aliases, kind, party_to) of the data folder adds or replaces
    by name.
    """
    bundled = _bundled()
    if extra is None:
        return bundled
    if not extra.is_file():
        raise Mistake(f"{extra}: no such file; voices.csv has the columns {', '.join(COLUMNS)}")
    with extra.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    return _table(str(extra), lines, bundled)


@cache
def _bundled() -> Voices:
    text = (HERE / "voices.tsv").read_text(encoding="utf-8")
    return _table("voices.tsv", [line.split("\t") for line in text.splitlines()], None)


def _table(where: str, lines: list[list[str]], base: Voices | None) -> Voices:
    header, *rows = lines or [[]]
    if tuple(header) != COLUMNS:
        raise Mistake(f"{where}: the columns must be {', '.join(COLUMNS)}")
    table = dict(base.table) if base else {}
    aliases = dict(base.aliases) if base else {}
    seen: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        voice, keys = _voice(row, f"{where} line {number}")
        table[voice.voice_id] = voice
        for key in keys:
            if seen.get(key, voice.voice_id) != voice.voice_id:
                raise Mistake(f"{where} line {number}: {key!r} is an alias of {seen[key]} already")
            seen[key] = aliases[key] = voice.voice_id
    return Voices(table, aliases)


def _voice(row: list[str], where: str) -> tuple[Voice, list[str]]:
    if len(row) != len(COLUMNS) or not _key(row[0]):
        raise Mistake(f"{where}: needs the columns {', '.join(COLUMNS)}, and a name")
    name, aliases, kind, party = (cell.strip() for cell in row)
    if kind not in KINDS:
        raise Mistake(f"{where}: kind {kind!r} must be one of {', '.join(KINDS)}")
    keys = [_key(alias) for alias in (name, *aliases.split("|"))]
    return Voice(_key(name).replace(" ", "_"), name, kind, party), [key for key in keys if key]


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").strip())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if cut := any_of("cut_leads").match(plain):
        plain = plain[cut.end() :]
    plain = re.sub(r"[\W_]+", " ", re.sub(r"[.']", "", plain)).strip()
    lead = any_of("leads").match(plain)
    return plain[lead.end() :].lstrip() if lead and lead.end() < len(plain) else plain
