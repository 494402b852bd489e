"""The loader is strict, and a second language is a folder of its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors import RuleMistake
from extractors.context_lexicon import load
from extractors.context_page import Sentence
from extractors.windows import find_times

RULE = """
  - id: yesterday
    why: the day before
    pattern: "hier"
    cue: hier
    resolve: day -1
    precision: 1
    kind: day
    examples:
      - ["hier", "2016-09-29", "2016-09-28", "2016-09-28"]
      - ["mort hier", "2016-09-29", "2016-09-28", "2016-09-28"]
    rejects: ["demain"]
"""
MISTAKES = [
    ("unknown top level", "clases: {}\n", "top level"),
    ("unknown key of a class", "classes: {A: {word: x}}\n", "class A knows"),
    ("a word that is a boolean", "classes: {A: {words: [no]}}\n", "not text"),
    ("a word in capitals", "classes: {A: {words: [Lundi]}}\n", "lower case"),
    ("a word twice", "classes: {A: {words: lundi lundi}}\n", "stand twice"),
    ("a key twice", "classes: {A: {words: {lundi: 0, lundi: 1}}}\n", "stands twice"),
    ("cased but absent", "classes: {A: {words: lundi, cased: mardi}}\n", "absent"),
    ("no example", "rules:" + RULE.replace('      - ["mort', "      # "), "two examples"),
    ("no reject", "rules:" + RULE.replace('["demain"]', "[]"), "one reject"),
    ("no why", "rules:" + RULE.replace("    why: the day before\n", ""), "missing"),
    ("unknown key of a rule", "rules:" + RULE + "    colour: red\n", "unknown"),
    ("a rule twice", "rules:" + RULE + RULE, "stands twice"),
    ("a class that is not there", "rules:" + RULE.replace('"hier"\n', '"JOUR hier"\n', 1), "no class JOUR"),
    ("a part that is not there", "rules:" + RULE.replace('"hier"\n', '"<JOUR> hier"\n', 1), "no part"),
    ("a pattern that is none", "rules:" + RULE.replace('"hier"\n', '"(hier"\n', 1), "pattern"),
    ("a pattern that repeats nothing", "rules:" + RULE.replace('"hier"\n', '"* hier"\n', 1), "repeat"),
    ("not YAML", "rules: [\n", "windows.yml"),
]


@pytest.mark.parametrize(("written", "says"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_mistakes_are_named(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "windows.yml").write_text(written, encoding="utf-8")
    with pytest.raises(RuleMistake, match=says):
        load(tmp_path)


FRENCH = """
clitics: {before: "l d qu", after: ""}
classes:
  WEEKDAY: {words: {lundi: 0, mardi: 1, mercredi: 2, jeudi: 3, vendredi: 4, samedi: 5, dimanche: 6}}
  MONTH: {words: {janvier: 1, mai: 5, août: 8}}
  NUM: {words: {deux: 2, trois: 3}}
  UNIT: {words: {jour: day, jours: day, semaines: week}}
  SINCE: {words: depuis}
rules:
  - id: jour
    why: le jour de la semaine
    pattern: "(le|ce)? wd:WEEKDAY"
    cue: WEEKDAY
    resolve: weekday
    precision: 1
    kind: day
    examples:
      - ["mort mardi", "2016-09-29", "2016-09-27", "2016-09-27"]
      - ["le lundi", "2016-09-29", "2016-09-26", "2016-09-26"]
    rejects: ["mort hier"]
  - id: date
    why: le jour du mois
    pattern: "(le)? day:DAY/ORD month:MONTH year:YEAR?"
    cue: MONTH
    resolve: date
    precision: 1
    kind: day
    examples:
      - ["le 5 mai 2021", "2022-09-29", "2021-05-05", "2021-05-05"]
      - ["le 3 août", "2016-09-29", "2016-08-03", "2016-08-03"]
    rejects: ["en mai"]
  - id: derniers
    why: tant de jours en arrière
    pattern: "(ces)? n:NUM/INT derniers unit:UNIT"
    cue: derniers
    resolve: back
    precision: 2
    kind: recent
    examples:
      - ["ces deux derniers jours", "2016-09-29", "2016-09-27", "2016-09-29"]
      - ["3 derniers jours", "2016-09-29", "2016-09-26", "2016-09-29"]
    rejects: ["le dernier"]
"""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("neuf personnes ont été tuées mardi", "2016-09-27", "2016-09-27"),
        ("neuf morts le 5 mai 2015", "2015-05-05", "2015-05-05"),
        ("neuf morts ces deux derniers jours", "2016-09-27", "2016-09-29"),
        ("neuf morts depuis vendredi", "2016-09-23", "2016-09-29"),
    ],
)
def test_a_second_language_is_one_more_folder(tmp_path: Path, text: str, first: str, last: str) -> None:
    (tmp_path / "windows.yml").write_text(FRENCH, encoding="utf-8")
    found = find_times(Sentence(text, 0, len(text), load(tmp_path)), dt.date(2016, 9, 29))
    assert [(m.start, m.end) for m in found] == [(dt.date.fromisoformat(first), dt.date.fromisoformat(last))]
