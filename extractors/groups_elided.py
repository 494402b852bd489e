"""The group of an elided noun: that of the plural before it, or of the counts of harm that go on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extractors.drafts import Draft
from extractors.groups import NOBODY_SAYS
from extractors.groups_losses import hint_of
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

COUNT_FAR = 3  # sentences back to a count that goes on
AMONG = ".among_the_dead"  # "two girls were among the victims of the fire that killed 12"
AGAIN = ".told_again"  # "rebels killed nine cooks, and soldiers four"
INCLUDED = (
    ".gapped",
    ".including_killed",
)  # "three cooks were hurt, one when he fell", "79 cooks, including 12 killed in May"
_LEFT = re.compile(r"[uw][^,;QAahNP]*(?<!c)C(?:Q[JVI]?,?c)*$")
MOST = 8  # drafts before a sentence that are looked at


def inherit_groups(sentence: Sentence, drafts: list[Draft], before: list[Draft], lexicon: Lexicon) -> None:
    """Elided nouns and "others" take the group of the plural noun before them; after one person they are
    people.
    """
    entries = sentence.tokens.entries
    for k, draft in enumerate(drafts):
        mention = draft.mention
        if _is_one_more(sentence, draft, lexicon):
            draft.group = _of_the_last(drafts[:k], before, draft)
            continue
        of_them = _is_of_them(sentence, mention) if mention.partitive else _is_predicate(sentence, draft)
        bare = mention.kind in "QY" and (mention.head is None or not _has_noun(sentence, mention) or of_them)
        if draft.rule_id.endswith(".self_and"):
            continue  # whom an attacker takes along is no attacker
        if not bare or (mention.harm is not None and mention.head is not None and not of_them):
            _share_kind(sentence, draft, drafts[:k])
            _count_on(sentence, draft, [*before[-MOST:], *drafts[:k]], lexicon)
            continue
        if (mention.partitive and draft.group != "people") or draft.group in ("combatants", "soldiers"):
            continue
        earlier = [
            d
            for d in drafts[:k]
            if d.mention.kind in "QPY" and d.group_first is not None and _has_noun(sentence, d.mention)
        ]
        is_again = draft.rule_id.endswith(AGAIN)  # whoever stands before it did it
        earlier = [
            d for d in earlier if not d.rule_id.endswith(AMONG) and not (is_again and d.mention.kind == "P")
        ]
        if mention.partitive and not earlier:
            earlier = [d for d in before[-4:] if d.mention.kind in "QPY" and d.group_first is not None]
        is_first = not earlier and not drafts[:k] and mention.kind == "Q" and not mention.partitive
        if is_first and (mention.others or _goes_back(sentence, draft, before, lexicon)):
            earlier = _told_just_before(draft, before)
        if not earlier:
            _count_on(sentence, draft, [*before[-MOST:], *drafts[:k]], lexicon)
        if not earlier and k and _goes_with(sentence, draft, drafts[k - 1], lexicon):
            draft.group = drafts[k - 1].group
        is_open = mention.others or mention.partitive or draft.rule_id.endswith(INCLUDED)
        if not earlier or (draft.parent is not None and not is_open):
            continue
        plural = [d for d in earlier if _is_plural(d)]
        source = next((d for d in reversed(plural) if d.parent is None), None)
        if source is None or (earlier[-1].parent is None and source is not earlier[-1]):
            continue
        if _is_of_others_deeds(sentence, draft, source) or _is_left(sentence, draft, source):
            continue
        if mention.partitive and (nearest := _nearest_plural(sentence, draft, source)) is not None:
            draft.group = entries[nearest].value or draft.group
            continue
        draft.group = source.group
        if (
            source.group_first is not None
            and source.sentence == draft.sentence
            and entries[source.group_first].letter != "e"
        ):
            draft.group_first, draft.group_last = source.group_first, source.group_last


def _is_of_them(sentence: Sentence, mention: Mention) -> bool:
    """ "18 of them executed": a part of those told before, with no noun of its own."""
    letters = [e.letter for e in sentence.tokens.entries[mention.first : mention.last + 1]]
    return "#" in letters and {"h", "H"}.isdisjoint(letters)


def _is_predicate(sentence: Sentence, draft: Draft) -> bool:
    """ "Killed 60 soldiers and took 15 prisoner": what they became is no noun of theirs."""
    head = draft.mention.head
    return draft.group == "detainees" and head is not None and sentence.tokens.entries[head].letter == "h"


def _goes_with(sentence: Sentence, draft: Draft, last: Draft, lexicon: Lexicon) -> bool:
    """ "Eleven died at the scene and four in hospital": two numbers with no noun, of one group, where no side
    is named between them.
    """
    numbers = (last.mention, draft.mention)
    if (
        draft.group != "people"
        or last.group in NOBODY_SAYS
        or last.mention.kind not in "QY"
        or draft.mention.kind != "Q"
        or any(m.head is not None for m in numbers)
    ):
        return False
    between = range(last.mention.last + 1, draft.mention.first)
    words, entries = sentence.tokens.words, sentence.tokens.entries
    return not any(entries[i].letter in "hHN" or hint_of(words, i, lexicon) for i in between)


def _is_one_more(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "A tenth was wounded": a word for one more, and no noun."""
    mention = draft.mention
    said = sentence.tokens.words[mention.first : mention.last + 1]
    return (
        mention.kind == "A" and len(said) == 1 and said[0] in lexicon.sets["one_more"] and said[0][:2] == "a "
    )


def _of_the_last(drafts: list[Draft], before: list[Draft], draft: Draft) -> str:
    """The group of the number told last, in this sentence or the one before."""
    near = [d for d in (*before[-MOST:], *drafts) if draft.sentence - d.sentence <= 1]
    near = [d for d in near if d.mention.kind in "QPY" and _is_plural(d) and d.parent is None]
    return near[-1].group if near else draft.group


def _goes_back(sentence: Sentence, draft: Draft, before: list[Draft], lexicon: Lexicon) -> bool:
    """ "Four lieutenants were jailed. One was shot later.", "240 miners were taken. Of these, 86 died."."""
    told = _told_just_before(draft, before)
    same = [
        d for d in told if d.outcome == draft.outcome
    ] or told  # "killing nine officers and wounding four"
    if not same or same[-1].value is None or draft.value is None or draft.value > same[-1].value:
        return False
    opening = " ".join(sentence.tokens.words[:2])
    return draft.position == 0 or opening in lexicon.sets["going_back"]


def _told_just_before(draft: Draft, before: list[Draft]) -> list[Draft]:
    """ "Three soldiers died on Monday. Six more were hurt.": those of the sentence before."""
    near = [d for d in before[-4:] if d.sentence == draft.sentence - 1]
    return [d for d in near if d.mention.kind in "QPY" and d.group_first is not None]


def _is_of_others_deeds(sentence: Sentence, draft: Draft, source: Draft) -> bool:
    """ "arrested two men after a bomb killed 12": whom the law takes and whom the deed harmed are others."""
    if source.sentence != draft.sentence or (source.outcome == "detained") is (draft.outcome == "detained"):
        return False
    return "u" in sentence.letters[source.position : draft.position]


def _is_left(sentence: Sentence, draft: Draft, source: Draft) -> bool:
    """ "Two soldiers were hurt as attacks across the country left nine dead": another deed, and anybody."""
    if source.sentence != draft.sentence or draft.mention.others or draft.mention.partitive:
        return False
    return _LEFT.search(sentence.letters[source.position : draft.position]) is not None


def those_before(
    sentence: Sentence, own: list[Draft], drafts: list[Draft], read: Callable[[], Sentence]
) -> list[Draft]:
    """ "The fighters tried to flee. He said 23 of them were killed": the drafts before a sentence, with the
    one plural noun of the sentence before where that tells of nobody else; `read` reads it.
    """
    theirs = [d for d in own if d.mention.partitive and _is_of_them(sentence, d.mention)]
    if not theirs or theirs[0] is not own[0] or own[0].sentence == 0:
        return drafts
    at = own[0].sentence - 1
    if any(d.sentence >= at for d in drafts[-MOST:]):
        return drafts
    before = read()
    entries = before.tokens.entries
    told = [i for i, e in enumerate(entries) if e.letter == "H" and e.value]
    position = next((k for k, m in before.mentions.items() if told and m.first <= told[0] <= m.last), None)
    if len(told) != 1 or position is None:
        return drafts
    mention = replace(before.mentions[position], kind="P")
    group = entries[told[0]].value or "people"
    named = Draft(
        at, position, mention, own[0].outcome, "", None, None, group, told[0], told[0], source=before
    )
    return [*drafts, named]


def _nearest_plural(sentence: Sentence, draft: Draft, source: Draft) -> int | None:
    """ "Police shot at marchers; two of them died": the plural noun nearest before "of them", where the harm
    before it counts nobody.
    """
    if source.mention.kind != "P" or source.sentence != draft.sentence:
        return None
    between = range(draft.mention.first - 1, source.mention.last, -1)
    entries = sentence.tokens.entries
    return next((i for i in between if entries[i].letter == "H" and entries[i].value), None)


def _share_kind(sentence: Sentence, draft: Draft, earlier: list[Draft]) -> None:
    """ "1,282 civilian deaths and 2,176 injuries": the second count is of the same people."""
    first = next((d for d in reversed(earlier) if d.position == draft.position - 2), None)
    if first is None or not draft.mention.kind == first.mention.kind == "0" or draft.group != "people":
        return
    if sentence.letters[draft.position - 1] == "c":
        draft.group = first.group


def _count_on(sentence: Sentence, draft: Draft, earlier: list[Draft], lexicon: Lexicon) -> None:
    """ "418 civilian casualties. Bombs were the leading cause, with 97 deaths": counts of harm that go on, of
    the same people, where no other person is named on the way.
    """
    if draft.group != "people" or draft.rule_id.endswith(".toll"):
        return
    near = [d for d in earlier if d.sentence >= draft.sentence - COUNT_FAR]
    near = [d for k, d in enumerate(near) if _leads_on(near[k + 1 :], d, draft)]
    counted = [d for d in near if d.mention.kind == "0" or d.counts_on or d.rule_id.endswith(".toll")]
    counted = [d for d in counted if d.outcome in ("casualties", draft.outcome)]
    if not counted or counted[-1].group not in NOBODY_SAYS:
        return
    last = counted[-1]
    first = last.mention.last + 1 if last.sentence == draft.sentence else 0
    between = sentence.tokens.entries[first : draft.mention.first]
    is_theirs = any(e.letter in "hHN" and e.value not in (None, "people", last.group) for e in between)
    words = sentence.tokens.words
    if not is_theirs and not any(hint_of(words, i, lexicon) for i in range(first, draft.mention.first)):
        draft.group, draft.counts_on = last.group, True


def _leads_on(between: list[Draft], count: Draft, draft: Draft) -> bool:
    """Whether a count is of the sentence before, or farther back and only its parts stand between."""
    is_near = count.sentence >= draft.sentence - 1
    return is_near or all(d.group in NOBODY_SAYS for d in between if d.sentence < draft.sentence)


def _is_plural(draft: Draft) -> bool:
    """More than one person, so that a following number may leave the noun out."""
    return draft.value is None or draft.value > 1 or draft.mention.partitive  # "one of its men"


def _has_noun(sentence: Sentence, mention: Mention) -> bool:
    span = range(mention.first, mention.last + 1)
    return any(sentence.tokens.entries[i].letter in "hHFN_A" for i in span)
