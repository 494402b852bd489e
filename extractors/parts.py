"""Parts of a whole: "including", "four of them", "was among the dead", and lists that add up."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from extractors.drafts import Draft, include, outcome_of, told_with
from extractors.ellipses import add_ellipses
from extractors.elsewhere import add_elsewhere, number_at
from extractors.hurt import is_of_the_hurt
from extractors.kinds_told import add_kinds
from extractors.lexicon import Lexicon, may_hold
from extractors.mentions import Sentence
from extractors.parts_told import HOLDERS

# claims before it that a claim may hang on: no sentence of the wires tells more, and time stays linear
NEAR = 12
AMONG = ".among_the_dead_were"  # of what the first of a list is part of the others are
FAR = 500  # claims back among which "six of those killed" looks for its whole: more than any article has
_GAPPED = re.compile(
    r"(?:YX*(?:b[PT]X*)?(?=,|c)|[:-]QX*(?=,|c))(?:(?:,c?|c)QX*+(?![bvxVIJ!]))+|(?<=[VJI])-Q(?=-)"
)
_OWN_VERB = re.compile(r"X*[xvb]*(?P<verb>[VI]|(?<=b)F)")  # behind a member, no comma between
_SINCE = re.compile(r"u[XT]")  # "since the invasion"
_OF_NUMBER = re.compile(r"X?,?o[Q0](?:X|[VIJ])*,")  # how a sentence opens that tells of parts


def add_subsets(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "20 people, including 5 children": what follows has the outcome of what stands before, and is part
    of it.
    """
    found = list(drafts)
    for at, letter in enumerate(sentence.letters):
        if letter != "i" or _is_of_things(sentence, at, lexicon):
            continue
        position = _whole_before(sentence, at)
        parents = [d for d in found if d.position == position and d.parent is None]
        if position is None or not parents:
            continue
        for member in _listed(sentence, at, position):
            if _is_place(sentence, at, member, lexicon):
                continue
            taken = [d for d in parents if len(parents) > 1 and _is_verb_of(sentence, member, d)]
            found = [d for d in found if d not in taken]
            parents = [d for d in parents if d not in taken]
            if (own := _harmed_otherwise(sentence, member, parents, lexicon)) is not None:
                if not any((d.position, d.outcome) == (member, own.outcome) for d in found):
                    found.append(own)
                continue
            for parent in parents:
                include(sentence, found, parent, member, lexicon)
    found.extend(_partitives(sentence, found, lexicon))
    found.extend(add_elsewhere(sentence, found, lexicon))
    found.extend(_gapped(sentence, found, f"{lexicon.language}.partitive"))
    found.extend(list(add_kinds(sentence, found, lexicon)))
    found.extend(add_ellipses(sentence, found, lexicon))
    return sorted(found, key=lambda d: (sentence.tokens.starts[d.mention.first], d.outcome))


def _is_of_things(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """ "In areas such as Bowen": what it opens is of the noun right before it."""
    token = sentence.spans[at][0]
    entries, words = sentence.tokens.entries, sentence.tokens.words
    return words[token] in lexicon.sets["such_as"] and token > 0 and entries[token - 1].letter in "yY_"


def _is_place(sentence: Sentence, at: int, member: int, lexicon: Lexicon) -> bool:
    """ "Attacked villages, including Nangade": a name among places is one of them."""
    token, words = sentence.spans[at][0], sentence.tokens.words
    before = words[token - 2] if token > 1 and sentence.tokens.letters[token - 1] == "," else words[token - 1]
    return sentence.letters[member] == "N" and token > 0 and before in lexicon.sets["place_nouns"]


def _harmed_otherwise(
    sentence: Sentence, member: int, parents: list[Draft], lexicon: Lexicon
) -> Draft | None:
    """ "100 were abducted, of whom 5 died": the verb behind the member is its own, of another harm."""
    mention = sentence.mentions[member]
    after = mention.last + 1
    match = _OWN_VERB.match(sentence.letters, member + 1)
    outcome, token = outcome_of(sentence, match.start("verb")) if match else (None, after)
    if not lexicon.sets["fatally"].isdisjoint(sentence.tokens.words[mention.first : after + 1]):
        outcome = "killed"  # "of which 81 fatal"
    if outcome is None or any(outcome == parent.outcome for parent in parents):
        return None
    first, rule = parents[0], f"{lexicon.language}.including"
    return Draft(first.sentence, member, sentence.mentions[member], outcome, rule, token, first.hit)


def _is_verb_of(sentence: Sentence, member: int, whole: Draft) -> bool:
    """ "The casualties stand at 215, including 61 killed": a bare number's verb is not that of the whole."""
    is_bare = sentence.mentions[member].head is None and sentence.letters[member + 1 : member + 2] in "VJ"
    return is_bare and whole.hit is not None and member + 1 in whole.hit.verbs


def _whole_before(sentence: Sentence, at: int) -> int | None:
    """Position of the number or plural that "including" opens: the nearest one that does not speak."""
    letters = sentence.letters
    for k in range(at - 1, -1, -1):
        if letters[k] in "QY0P1" and not (letters[k] == "P" and letters[k + 1 : k + 2] == "s"):
            return k - 2 if letters[max(0, k - 2) : k] == "Qo" else k  # "twenty of the 50 passengers"
    return None


def _listed(sentence: Sentence, at: int, parent: int) -> list[int]:
    """Positions of the members of a list that begins after position `at`."""
    letters, k = sentence.letters, at + 1 + sentence.letters.startswith("b", at + 1)
    found: list[int] = []
    while k < len(letters):
        if letters[k] in "QAahNUPY":
            if letters[k + 1 : k + 2] == "s":
                break  # "most of whom Okoro says were guards"
            tail = letters[k + 1 :].lstrip("X")
            if found and has_own_verb(tail) and not _closes_subject(letters, parent, at):
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


def has_own_verb(tail: str) -> bool:
    return tail.lstrip("bvx!")[:1] in ("V", "I", "f", "J") or tail[:1] in ("b", "v")


def _closes_subject(letters: str, parent: int, at: int) -> bool:
    """No verb stands between the whole and "including": the list belongs to the subject, its verb comes
    later.
    """
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
        if not wholes or any(c in "sfuRKMCS;" for c in _SINCE.sub("X", between)):
            continue
        last = max(w.position for w in wholes)
        rule = f"{lexicon.language}.partitive"
        is_fatal = not lexicon.sets["fatally"].isdisjoint(sentence.tokens.words[mention.last :][:2])
        for whole in (w for w in wholes if w.position == last):
            if is_fatal and whole.outcome != "killed":  # "300 cases, 37 of them fatal"
                part = told_with(whole, position, sentence, rule, parent=whole)
                added.append(replace(part, outcome="killed"))
            else:
                added.append(told_with(whole, position, sentence, rule, parent=whole))
    return added


def _gapped(sentence: Sentence, drafts: list[Draft], rule: str) -> list[Draft]:
    """ "115 of them in Mexico City, 73 in Morelos", "21 died: 11 at work and ten at home": the verb is said
    once.
    """
    added: list[Draft] = []
    taken = {d.position for d in drafts}
    for match in _GAPPED.finditer(sentence.letters):
        wholes = [d for d in drafts if d.position < match.start() and d.mention.kind in "Q0" and not d.parent]
        last = wholes[-1].position if wholes else 0
        members = [k for k in range(match.start(), match.end()) if sentence.letters[k] in "QY"]
        if not wholes or any(c in "u;." for c in sentence.letters[last + 1 : match.start()]):
            continue
        total = sum(number_at(sentence, k) or 0 for k in members)
        whole = number_at(sentence, last) or 0
        if total > whole or (total < whole and match[0][0] in ":-" and "-Q-" not in sentence.letters):
            continue
        for parent in (d for d in wholes if d.position == last):
            for k in (k for k in members if k not in taken):
                added.append(told_with(parent, k, sentence, rule, parent=parent))
    return added


def link_parts(sentence: Sentence, drafts: list[Draft], before: list[Draft]) -> None:
    """ "Six of those killed", "was among the dead", "some of whom": part of a larger number of the same
    outcome.
    """
    for k, draft in enumerate(drafts):
        is_part = _is_told_as_part(draft) or _is_included(sentence, draft)
        if draft.parent is not None or not is_part or _is_of_others(sentence, draft):
            continue
        if draft.outcome == "killed" and is_of_the_hurt(drafts[:k], draft):
            continue
        listed = draft.hit if _is_included(sentence, draft) else None  # its list is no whole of it
        earlier = (d for d in reversed(drafts[:k]) if listed is None or d.hit is not listed)
        told = itertools.chain(earlier, itertools.islice(reversed(before), FAR))
        others = [d for d in drafts if d.hit is draft.hit] if draft.rule_id.endswith(AMONG) else []
        wholes_told = (d.parent for d in others if d.parent is not None)
        first = next((w for w in wholes_told if all(w is not d for d in others)), None)
        least = sum(d.value or 0 for d in others)  # a number holds a whole list
        wholes = (d for d in told if _may_be_whole(d, draft) and (d.value is None or d.value > least))
        draft.parent = first or next(wholes, None)


def _is_included(sentence: Sentence, draft: Draft) -> bool:
    """ "The dead included five children", "among the victims were five children", but "those killed were a
    cook and five children" names them all.
    """
    if draft.hit is None or not draft.rule_id.endswith(".the_dead_include"):
        return False
    return not {"i", "<"}.isdisjoint(sentence.letters[max(0, draft.hit.start - 1) : draft.hit.who[0]])


def _may_be_whole(whole: Draft, part: Draft) -> bool:
    """A larger number of the same outcome, itself part of none."""
    if whole.outcome != part.outcome or whole.mention.kind not in "Q0":
        return False
    if whole.parent is not None and whole.parent.outcome == whole.outcome:
        return False
    return whole.value is None or part.value is None or whole.value > part.value


def link_pieces(drafts: list[Draft]) -> None:
    """ "Five of the seven wounded are in a grave state": both are wounded, and the five are of the seven."""
    for piece, whole in itertools.pairwise(drafts):
        is_piece = piece.rule_id.endswith(".part_of_number") and whole.position == piece.position + 2
        if is_piece and piece.outcome == whole.outcome and piece.parent is None:
            piece.parent = whole


def link_of_number(sentence: Sentence, drafts: list[Draft]) -> None:
    """ "Of the 30 wounded, ten are in a grave state": the ten are of the thirty."""
    if not drafts or not _OF_NUMBER.match(sentence.letters):
        return
    whole = drafts[0]
    for part in drafts[1:]:
        is_less = whole.value is not None and part.value is not None and part.value < whole.value
        is_held = part.outcome == whole.outcome or part.outcome in HOLDERS.get(whole.outcome, ())
        if is_held and part.parent is None and is_less and part.mention.kind == "Q":
            part.parent = whole


def link_grave(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "injuring five, one critically", "19 wounded, some in critical condition": part of the wounded."""
    for before, draft in itertools.pairwise(drafts):
        mention, words = draft.mention, sentence.tokens.words
        if draft.outcome != "wounded" or before.outcome != "wounded" or draft.parent is not None:
            continue
        if mention.kind not in "QYW" or mention.number is None or mention.last != mention.number:
            continue
        following = [w for token in words[mention.last + 1 : mention.last + 3] for w in token.split()]
        is_less = before.value is None or draft.value is None or draft.value < before.value
        if lexicon.sets["gravely"] & set(following) and is_less:
            draft.parent = before.parent or before


def _is_of_others(sentence: Sentence, draft: Draft) -> bool:
    """ "Two of the wounded died", "three were hurt, one of whom died": they are part of the wounded, and more
    dead than those before.
    """
    mention = draft.mention
    own = sentence.tokens.entries[mention.harm].value if mention.harm is not None else None
    return mention.partitive and own is not None and own != draft.outcome and draft.outcome == "killed"


def _is_told_as_part(draft: Draft) -> bool:
    mention = draft.mention
    if mention.kind == "Y" and mention.harm is None:
        return True
    return (mention.partitive and mention.harm is not None) or draft.rule_id.endswith(
        (".among_the_dead", ".among_the_dead_were")
    )


def link_breakdowns(drafts: list[Draft]) -> None:
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
            and first.mention.kind != "A"  # "a couple, a cook and a boy" are four
            and len(rest) > 1
            and None not in values
            and all(may_hold(first.group, d.group) for d in rest)
            and first.value == sum(v or 0 for v in values)
        ):
            for part in rest:
                part.parent = first
