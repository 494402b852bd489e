"""Who was harmed: the group of the noun as written, and of elided nouns."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Entry, Lexicon
from extractors.mentions import Mention, Sentence
from extractors.parts import has_own_verb

ARMED = {"soldiers", "combatants", "police"}  # two of them under one number keep the first


def read_group(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """The group of the noun as written, with its span; a draft with no noun keeps "people" and no span."""
    mention, entries, words = draft.mention, sentence.tokens.entries, sentence.tokens.words
    if mention.kind in ("9", "0", "1"):
        if mention.kind != "9" and mention.head is not None:
            draft.group_first = draft.group_last = mention.head
        draft.group = _whose(sentence, draft)
        return
    if mention.head is None or _is_of_the_harmed(mention):
        _read_predicate(sentence, draft)
        return
    nouns = [
        i for i in range(mention.first, mention.last + 1) if entries[i].letter in "hH" and entries[i].value
    ]
    _, end = sentence.spans[draft.position]
    complement = [
        i for i in range(mention.last + 1, end + 1) if entries[i].letter in "hH" and entries[i].value
    ]
    head = nouns[-1] if nouns else None
    if mention.kind != "N" or nouns:
        start = (mention.number + 1) if mention.number is not None else mention.first
        while start < mention.last and entries[start].letter in 'taeond~"':
            start += 1
        draft.group_first, draft.group_last = start, mention.last
        if mention.others and mention.last == mention.head:
            draft.group_last = mention.last
    if head is None and mention.kind == "N":
        head = _apposed(entries, complement)
    if head is None:
        head = complement[-1] if complement and mention.partitive else None
    group = entries[head].value if head is not None else None
    draft.group = group or "people"
    if head is None or words[head] in lexicon.sets["leaders"] or group in ("other", "people"):
        span = range(mention.first, end + 1)
        hints = [lexicon.group_hints[words[i]] for i in span if words[i] in lexicon.group_hints and i != head]
        if hints and (head is None or words[head] in lexicon.sets["leaders"]):
            draft.group = hints[-1] if head is not None or hints[-1] == "combatants" else draft.group
    _with_second_group(sentence, draft)


def _apposed(entries: Sequence[Entry], nouns: list[int]) -> int | None:
    """ "[name], a 29-year-old policeman,": the noun given to the name, the last of its first run."""
    for k, token in enumerate(nouns):
        if k + 1 == len(nouns) or nouns[k + 1] != token + 1:
            return token if entries[token].letter == "h" else None
    return None


def _is_of_the_harmed(mention: Mention) -> bool:
    """ "three of the dead": a part whose whole is told by its harm alone."""
    return mention.partitive and mention.harm is not None and mention.head == mention.harm


def _read_predicate(sentence: Sentence, draft: Draft) -> None:
    """ "of whom two were police officers": the noun stands after the verb to be."""
    at = draft.position
    if sentence.letters[at + 1 : at + 3] not in ("bP", "bA"):
        return
    if draft.parent is None and not _is_of_the_harmed(draft.mention):
        return
    noun = sentence.mentions[at + 2]
    groups = [
        e.value for e in sentence.tokens.entries[noun.first : noun.last + 1] if e.letter in "hH" and e.value
    ]
    if groups:
        draft.group, draft.group_first, draft.group_last = groups[-1], noun.first, noun.last


def _whose(sentence: Sentence, draft: Draft) -> str:
    """The group of a count of harm: "nine civilian deaths", "no civilian casualties"."""
    for i in range(draft.mention.first, draft.mention.last + 1):
        entry = sentence.tokens.entries[i]
        if entry.letter in "hH" and entry.value:
            return entry.value
    return "people"


def _with_second_group(sentence: Sentence, draft: Draft) -> None:
    """One number over several groups: "12 women and children" is other, with the whole phrase."""
    at = draft.position
    if draft.mention.kind != "Q" or sentence.letters[at + 1 : at + 3] != "cP":
        return
    if (
        has_own_verb(sentence.letters[at + 3 :].lstrip("X"))
        and sentence.letters[:at].count("b")
        and draft.verb is not None
        and draft.verb < draft.mention.first
    ):
        return
    second = sentence.mentions[at + 2]
    groups = [
        e.value
        for e in sentence.tokens.entries[second.first : second.last + 1]
        if e.letter in "hH" and e.value
    ]
    if groups and groups[-1] != draft.group and not {groups[-1], draft.group} <= ARMED:
        draft.group, draft.group_last = "other", second.last


def inherit_groups(sentence: Sentence, drafts: list[Draft], before: list[Draft]) -> None:
    """Elided nouns and "others" take the group of the plural noun before them; after one person they are
    people.
    """
    entries = sentence.tokens.entries
    for k, draft in enumerate(drafts):
        mention = draft.mention
        bare = mention.kind in "QY" and (mention.head is None or not _has_noun(sentence, mention))
        if draft.rule_id.endswith(".self_and"):
            continue  # whom an attacker takes along is no attacker
        if not bare or (mention.harm is not None and mention.head is not None):
            continue
        earlier = [
            d
            for d in drafts[:k]
            if d.mention.kind in "QPY" and d.group_first is not None and _has_noun(sentence, d.mention)
        ]
        if mention.partitive and not earlier:
            earlier = [d for d in before[-4:] if d.mention.kind in "QPY" and d.group_first is not None]
        if not earlier or (draft.parent is not None and not mention.others and not mention.partitive):
            continue
        plural = [d for d in earlier if _is_plural(d)]
        source = next((d for d in reversed(plural) if d.parent is None), None)
        if source is None or (earlier[-1].parent is None and source is not earlier[-1]):
            continue
        draft.group = source.group
        if (
            source.group_first is not None
            and source.sentence == draft.sentence
            and entries[source.group_first].letter != "e"
        ):
            draft.group_first, draft.group_last = source.group_first, source.group_last


def _is_plural(draft: Draft) -> bool:
    """More than one person, so that a following number may leave the noun out."""
    return draft.value is None or draft.value > 1


def _has_noun(sentence: Sentence, mention: Mention) -> bool:
    span = range(mention.first, mention.last + 1)
    return any(sentence.tokens.entries[i].letter in "hHFN_A" for i in span)
