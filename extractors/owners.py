"""Whose harm it is behind "of": "the family of a nurse who died" tells of the nurse, not of the family.

A noun phrase with "of" is folded into one mention otherwise (reductions.py): "a clerk of the court who died".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.lexicon import Lexicon
    from extractors.mentions import Sentence

# an owner, "of", somebody, and a clause or a participle of harm about him
_OWNED = re.compile(
    r"(?P<owner>[hAaPTN])o(?P<owned>[QAahN])(?P<more>(?:(?:,|,?c)[QAahN])*)(?:X|p[TN]|,X(?=,))*"
    r"(?:,?w(?P<verbs>[xvb!]*)X*[VIJ]|(?:f?,G|,?cV)(?:W?(?:X|p[TPh])*(?:[.,;]|$)|WX*c[Ah])|(?P<part>V)(?P<main>[^;:.VIGB]{0,8}?[bvxfsRKCSl=])?)"
)
_MAIN = re.compile("[fsRKCS]")
_TO = ("x", "p", "+")  # "responds to the father of a boy killed in the war"


def free_the_owned(sentence: Sentence, lexicon: Lexicon) -> None:
    """Cut "the family of" from those it belongs to, in place, where the harm is theirs."""
    if "o" not in sentence.letters:
        return
    letters = list(sentence.letters)
    for match in _OWNED.finditer(sentence.letters):
        if sentence.letters[: match.start()].endswith("i") and match["verbs"] is not None:
            continue  # "12 were hurt, including the father of a boy who was taken to hospital"
        if _is_of_the_owned(sentence, match, lexicon):
            letters[match.start("owner") + 1] = "*"
            comma = match.end("owned")
            if match["verbs"] is not None and not match["more"] and sentence.letters[comma] == ",":
                letters[comma] = "X"  # "Ana Ruiz, the mother of a boy, who was killed": her son was
    sentence.letters = "".join(letters)


def _is_of_the_owned(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    owner = sentence.mentions[match.start("owner")]
    owned = sentence.mentions[match.start("owned")]
    is_owner = owner.head is not None and sentence.tokens.words[owner.head] in lexicon.sets["owners"]
    if owner.kind == "T" and not is_owner:  # "raided the house of a clerk, killing him": no thing is harmed
        return owned.kind in "Aah" and not match["more"]
    if not is_owner:
        return False
    if owned.kind == "Q" and owned.head is None:
        return False  # "a father of two who was killed"
    if match["part"]:
        # "the parents of a boy drowned": the verb of the sentence, if none is elsewhere
        before = sentence.letters[: match.start()]
        is_plain = sentence.tokens.words[sentence.spans[match.start("part")][0]] in lexicon.sets["slain"]
        return match["main"] is not None or is_plain or _MAIN.search(before) is not None or before[-1:] in _TO
    return not (owned.kind == "Q" and _says_one(sentence, match, lexicon))


def _says_one(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    """ "The mother of three children who was killed": the verb is that of one."""
    spans = sentence.spans[match.start("verbs") : match.end("verbs")]
    words = {sentence.tokens.words[i] for first, last in spans for i in range(first, last + 1)}
    return not lexicon.sets["singular_verbs"].isdisjoint(words)
