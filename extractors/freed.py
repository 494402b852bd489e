"""Those let go of whom it was told before that they were taken: "By Thursday 15 had been released"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

HELD = ("abducted", "detained")
FAR = 4  # sentences between the taking and the letting go
_FREED = re.compile(
    r"(?P<who>[QY])X*(?:[xv]*b)?X*(?P<verb>[fVRKG])(?![QAahNPT])|(?P<does>[fVRKG])(?P<whom>[QY])(?!X*[bvxVIJ])"
)


def freed(
    sentence: Sentence, number: int, own: list[Draft], told: Sequence[Draft], lexicon: Lexicon
) -> list[Draft]:
    """Drafts of a bare number, or of so many "of them", that were let go."""
    words = sentence.tokens.words
    if lexicon.sets["releases"].isdisjoint(words):
        return []
    taken = {d.position for d in own}
    found: list[Draft] = []
    for match in _FREED.finditer(sentence.letters):
        at = match.start("who" if match["who"] else "whom")
        verb = sentence.spans[match.start("verb" if match["verb"] else "does")]
        mention = sentence.mentions[at]
        is_bare = mention.kind == "Y" or mention.last == mention.number
        if (
            at in taken
            or not (is_bare or mention.partitive)
            or words[verb[1]] not in lexicon.sets["releases"]
        ):
            continue
        value = sentence.count_of(at)
        for draft in own:  # whose numbers are not read yet
            draft.value = sentence.count_of(draft.position)
        whole = next((d for d in reversed([*told, *own]) if _is_whole(d, number, at, value)), None)
        if whole is not None and (is_bare or whole.outcome == "abducted"):
            parent = whole if whole.parent is None else whole.parent
            rule = f"{lexicon.language}.freed"
            found.append(Draft(number, at, mention, whole.outcome, rule, None, None, parent=parent))
    return found


def _is_whole(draft: Draft, number: int, at: int, value: int | None) -> bool:
    """Those of whom so many may have been let go."""
    if draft.outcome not in HELD or draft.mention.kind not in "QY0" or number - draft.sentence > FAR:
        return False
    if draft.sentence == number and draft.position > at:
        return False
    return draft.value is None or (value is not None and value <= draft.value)
