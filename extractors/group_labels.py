"""Who is counted behind a label: "Civilians: 12 killed, 30 injured; soldiers: 5 killed"."""

from __future__ import annotations

import re

from extractors.mentions import Sentence

_LABELS = re.compile(r"(?:^|(?<=;))[X*]*(?P<label>P)[-:(](?P<items>Q[VJ](?:(?:,c?|c)Q[VJ])*)X*(?=[;.)]|$)")
NOBODY_SAYS = ("civilians", "children", "women", "men", "boys", "girls")  # no label of these is a speaker


def labelled(sentence: Sentence, position: int) -> str | None:
    """The group of the label before a bare number; a lone label that may be who says so is none
    ("Police: 12 killed").
    """
    labels = list(_LABELS.finditer(sentence.letters))
    own = next((one for one in labels if one.start("items") <= position < one.end("items")), None)
    if own is None:
        return None
    mention = sentence.mentions[own.start("label")]
    entries = sentence.tokens.entries[mention.first : mention.last + 1]
    group = next((entry.value for entry in reversed(entries) if entry.letter in "hH"), None)
    return group if group in NOBODY_SAYS or len(labels) > 1 else None
