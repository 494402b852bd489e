"""What the words around a draft add: hedges shared by a coordination, elided nouns, groups, subsets."""

from __future__ import annotations

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

NUMBERED = "Q0"
SINGLE = "AahNU"
ARMED = {"soldiers", "combatants", "police"}  # two of them under one number keep the first


def attach(sentence: Sentence, drafts: list[Draft], before: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts of one sentence, with subsets added and every number, hedge and group read."""
    drafts = _subsets(sentence, drafts, lexicon)
    for draft in drafts:
        _read_number(sentence, draft)
        _read_group(sentence, draft, lexicon)
        if draft.verb is not None and sentence.tokens.words[draft.verb] in lexicon.sets["self_harm"]:
            draft.group = "perpetrators"
    drafts = [
        d for d in drafts if d.hit is None or not d.hit.pattern.groups or d.group in d.hit.pattern.groups
    ]
    _inherit_groups(sentence, drafts, before)
    _wholes_before(drafts, before)
    _share_hedges(sentence, drafts)
    _breakdowns(drafts)
    _lists(sentence, drafts)
    return drafts


def _subsets(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "20 people, including 5 children": what follows has the outcome of what stands before, and is part of it."""
    found = list(drafts)
    for at, letter in enumerate(sentence.letters):
        if letter != "i":
            continue
        position = _whole_before(sentence, at)
        parents = [d for d in found if d.position == position and d.parent is None]
        if position is None or not parents:
            continue
        for member in _listed(sentence, at, position):
            for parent in parents:
                known = [d for d in found if d.position == member and d.outcome == parent.outcome]
                if known:
                    known[0].parent = parent
                    continue
                mention = sentence.mentions[member]
                rule = f"{lexicon.language}.including"
                found.append(
                    Draft(
                        parent.sentence,
                        member,
                        mention,
                        parent.outcome,
                        rule,
                        parent.verb,
                        parent.hit,
                        parent=parent,
                    )
                )
    found.extend(_partitives(sentence, found, lexicon))
    return sorted(found, key=lambda d: (sentence.tokens.starts[d.mention.first], d.outcome))


def _whole_before(sentence: Sentence, at: int) -> int | None:
    """Position of the number or plural that "including" opens: the nearest one that does not speak."""
    letters = sentence.letters
    for k in range(at - 1, -1, -1):
        if letters[k] in "QY0P1" and not (letters[k] == "P" and letters[k + 1 : k + 2] == "s"):
            return k
    return None


def _listed(sentence: Sentence, at: int, parent: int) -> list[int]:
    """Positions of the members of a list that begins after position `at`."""
    letters, found, k = sentence.letters, [], at + 1
    while k < len(letters):
        if letters[k] in "QAahNUPY":
            tail = letters[k + 1 :].lstrip("X")
            if found and _has_own_verb(tail) and not _closes_subject(letters, parent, at):
                break
            found.append(k)
            k += 1
            while k < len(letters) and letters[k] == "X":
                k += 1
            step = 2 if letters[k : k + 2] == ",c" else 1 if letters[k : k + 1] in (",", "c") else 0
            if not step:
                break
            k += step
        elif letters[k] in "T":
            k += 1
        else:
            break
    return [k for k in found if sentence.mentions[k].kind != "P"]


def _has_own_verb(tail: str) -> bool:
    return tail.lstrip("bvx!")[:1] in ("V", "I", "f", "J") or tail[:1] in ("b", "v")


def _closes_subject(letters: str, parent: int, at: int) -> bool:
    """No verb stands between the whole and "including": the list belongs to the subject, its verb comes later."""
    return not any(c in "bvVIGJ" for c in letters[parent + 1 : at]) and not (
        parent and letters[parent - 1] in "VGBKl"
    )


def _partitives(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "four of them children": a part with no word of harm of its own takes the outcome of its whole."""
    added: list[Draft] = []
    taken = {d.position for d in drafts}
    for position, mention in sentence.mentions.items():
        if mention.kind != "Y" or position in taken:
            continue
        wholes = [d for d in drafts if d.position < position and d.mention.kind in "Q0" and d.parent is None]
        between = sentence.letters[wholes[-1].position + 1 : position] if wholes else "s"
        if not wholes or any(c in "sfuRKMCS;" for c in between):
            continue
        last = max(w.position for w in wholes)
        for whole in (w for w in wholes if w.position == last):
            rule = f"{lexicon.language}.partitive"
            added.append(
                Draft(
                    whole.sentence,
                    position,
                    mention,
                    whole.outcome,
                    rule,
                    whole.verb,
                    whole.hit,
                    parent=whole,
                )
            )
    return added


def _wholes_before(drafts: list[Draft], before: list[Draft]) -> None:
    """ "Six of those killed", "was among the dead", "some of whom": part of a larger number of the same outcome."""
    for k, draft in enumerate(drafts):
        if draft.parent is not None or not _is_told_as_part(draft):
            continue
        wholes = [
            d
            for d in (*before, *drafts[:k])
            if d.outcome == draft.outcome and d.mention.kind in "Q0" and d.parent is None
        ]
        wholes = [d for d in wholes if d.value is None or draft.value is None or d.value > draft.value]
        if wholes:
            draft.parent = wholes[-1]


def _is_told_as_part(draft: Draft) -> bool:
    mention = draft.mention
    if mention.kind == "Y" and mention.harm is None:
        return True
    return (
        mention.partitive
        and mention.harm is not None
        or draft.rule_id.endswith((".among_the_dead", ".among_the_dead_were"))
    )


def _read_number(sentence: Sentence, draft: Draft) -> None:
    mention = draft.mention
    if mention.kind in ("Z", "9"):
        draft.value = 0
        return
    if mention.number is None:
        draft.value = None if mention.kind == "P" else 1
        return
    numeral = sentence.tokens.numerals[mention.number]
    draft.value = numeral.value
    if mention.number in sentence.ranges:
        draft.value_to, draft.qualifier = sentence.ranges[mention.number][0], "range"
        return
    if numeral.value is None:
        draft.qualifier = "vague"
        return
    draft.qualifier = sentence.hedges.get(mention.number, ("exact", 0))[0]
    after = (draft.group_last or mention.last) + 1
    for token in (mention.number + 1, mention.last + 1, after):
        if (
            token < len(sentence.tokens.entries)
            and sentence.tokens.entries[token].after
            and draft.qualifier == "exact"
        ):
            draft.qualifier = sentence.tokens.entries[token].after or "exact"


def _read_group(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """The group of the noun as written, with its span; a draft with no noun keeps "people" and no span."""
    mention, entries, words = draft.mention, sentence.tokens.entries, sentence.tokens.words
    if mention.kind in ("9", "0", "1"):
        if mention.kind != "9" and mention.head is not None:
            draft.group_first = draft.group_last = mention.head
        draft.group = _whose(sentence, draft)
        return
    if mention.head is None:
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


def _read_predicate(sentence: Sentence, draft: Draft) -> None:
    """ "of whom two were police officers": the noun stands after the verb to be."""
    at = draft.position
    if sentence.letters[at + 1 : at + 3] not in ("bP", "bA") or draft.parent is None:
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
        _has_own_verb(sentence.letters[at + 3 :].lstrip("X"))
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


def _inherit_groups(sentence: Sentence, drafts: list[Draft], before: list[Draft]) -> None:
    """Elided nouns and "others" take the group of the plural noun before them; after one person they are people."""
    entries = sentence.tokens.entries
    for k, draft in enumerate(drafts):
        mention = draft.mention
        bare = mention.kind in "QY" and (mention.head is None or not _has_noun(sentence, mention))
        if not bare or mention.harm is not None and mention.head is not None:
            continue
        earlier = [
            d
            for d in drafts[:k]
            if d.mention.kind in "QPY" and d.group_first is not None and _has_noun(sentence, d.mention)
        ]
        if mention.partitive and not earlier:
            earlier = [d for d in before[-4:] if d.mention.kind in "QPY" and d.group_first is not None]
        if not earlier or draft.parent is not None and not mention.others and not mention.partitive:
            continue
        plural = [d for d in earlier if source_is_plural(d)]
        source = next((d for d in reversed(plural) if d.parent is None), None)
        if source is None or earlier[-1].parent is None and source is not earlier[-1]:
            continue
        draft.group = source.group
        if (
            source.group_first is not None
            and source.sentence == draft.sentence
            and entries[source.group_first].letter != "e"
        ):
            draft.group_first, draft.group_last = source.group_first, source.group_last


def source_is_plural(draft: Draft) -> bool:
    """More than one person, so that a following number may leave the noun out."""
    return draft.value is None or draft.value > 1


def _has_noun(sentence: Sentence, mention: Mention) -> bool:
    span = range(mention.first, mention.last + 1)
    return any(sentence.tokens.entries[i].letter in "hHFN_A" for i in span)


def _share_hedges(sentence: Sentence, drafts: list[Draft]) -> None:
    """A hedge before the coordination as a whole covers its later members: "at least 96 … killed and 223 wounded"."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        if second.mention.kind not in "QY" or second.qualifier != "exact" or second.parent is not None:
            continue
        if first.qualifier not in ("at_least", "more_than", "about") or first.mention.kind != "Q":
            continue
        between = sentence.letters[first.position + 1 : second.position]
        is_list = first.hit is second.hit and first.outcome == second.outcome
        opens = first.verb is not None and first.verb > first.mention.last
        own_verb = sentence.letters[second.position + 1 : second.position + 4].lstrip("X").lstrip("bvx")[:1]
        if any(c in ";:us" for c in between):
            continue
        if is_list or opens and between.rstrip(",").endswith("c") and own_verb in ("V", "J"):
            second.qualifier = first.qualifier


def _breakdowns(drafts: list[Draft]) -> None:
    """ "three reporters, two locals and a visitor": what follows adds up to the first, and is part of it."""
    for k, first in enumerate(drafts):
        rest = [
            d
            for d in drafts[k + 1 :]
            if d.hit is first.hit and d.outcome == first.outcome and d.parent is None
        ]
        values = [d.value for d in rest]
        if (
            first.parent is None
            and len(rest) > 1
            and None not in values
            and first.value == sum(v or 0 for v in values)
        ):
            for part in rest:
                part.parent = first


def _lists(sentence: Sentence, drafts: list[Draft]) -> None:
    """What one statement tells side by side is apart: no clause that depends on another stands between."""
    for k, draft in enumerate(drafts):
        for other in drafts[:k]:
            if (
                other.outcome != draft.outcome
                or other.position == draft.position
                or draft.parent is not other.parent
            ):
                continue
            between = sentence.letters[other.position + 1 : draft.position]
            if draft.rule_id.endswith(".toll") and other.rule_id == draft.rule_id:
                continue
            same_hit = draft.hit is other.hit and draft.hit is not None
            if draft.mention.others or same_hit or not any(c in "uws" for c in between):
                draft.apart.append(other)
