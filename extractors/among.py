"""Parts and wholes that one word ties: "24 people, three officials among them"; "80 fighters, of whom 16 were
killed".
"""

from __future__ import annotations

import re

from extractors.drafts import Draft, include
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

_AMONG_THEM = re.compile(
    r"(?P<whole>[QY0])[^;:.usQ0]{0,8}(?:,\+?|;c?|\+)(?:Po)?(?P<part>[QAahN])X*(?:,?c(?P<more>[QAahN])X*)?(?:[xv]*b)?i(?=[,.;)]|$)"
)
_OWN_VERB = re.compile(r"X*(?:[!xvbs]*b[xX]*)?")  # between a part and the verb that is its own


def link_among(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, with those that are told as among a number before them made its parts."""
    found = list(drafts)
    for match in _AMONG_THEM.finditer(sentence.letters):
        wholes = [d for d in found if d.position == match.start("whole") and d.parent is None]
        for whole in wholes:
            include(sentence, found, whole, match.start("part"), lexicon)
            if match["more"]:
                include(sentence, found, whole, match.start("more"), lexicon)
    return sorted(found, key=lambda d: (sentence.tokens.starts[d.mention.first], d.outcome))


def drop_unharmed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "80 fighters, of whom 16 were killed": the verb is that of the part, and the whole is not harmed."""
    kept = list(drafts)
    for part in drafts:
        whole = part.parent
        if whole is None or part.hit is not whole.hit or part.hit is None or not part.hit.verbs:
            continue
        opener = sentence.spans[part.position - 1][0] if part.position else 0
        tail = sentence.letters[part.position + 1 : part.hit.verbs[0]]
        if (
            part.hit.verbs[0] > part.position
            and sentence.tokens.entries[opener].letter == "#"
            and _OWN_VERB.fullmatch(tail)
        ):
            part.parent, part.group = None, whole.group
            if whole.mention.kind == "0" and whole.mention.harm is not None:  # "17 casualties, of whom …"
                whole.outcome = sentence.tokens.entries[whole.mention.harm].value or whole.outcome
            else:
                kept = [d for d in kept if d is not whole]
    return [d for d in kept if not _is_how(d, kept)]


def _is_how(draft: Draft, drafts: list[Draft]) -> bool:
    """ "A cook was crushed when he was struck by a beam": the pronoun tells how he died."""
    if not draft.rule_id.endswith(".pronoun") or draft.outcome != "wounded" or draft.verb is None:
        return False
    same = [d for d in drafts if d.mention is draft.mention and d.outcome == "killed"]
    return any(d.verb is not None and d.verb < draft.verb for d in same)
