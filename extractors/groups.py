"""Who was harmed: the group of the noun as written, and of elided nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.groups_losses import hint_of, side_of
from extractors.groups_sides import CHILD, of_person, of_ship
from extractors.groups_told import told_apart
from extractors.lexicon import FORCES, Entry, Lexicon
from extractors.mentions import Mention, Sentence
from extractors.parts import has_own_verb

PAIR = 3  # words of a pair that is one noun: "women and children"
AGE_NEAR = 6  # tokens between a number, "under" and the years
_SUFFERS = re.compile(
    r"(?P<who>[TP])(?:[^,;:.TPSGVI]{0,3}[TP]?c)?v?[SM][tx~]?(?:Q[VJ],?c)*$"
)  # whose loss it is
OF_KINDS = (".of_those_harmed", ".of_the_harmed", ".kinds")  # rules whose noun may stand behind a copula
_PREDICATE = re.compile(r"X?(?:(?:[xv!]*b)=?)?[PAa]")  # between a part and the noun that says what they were
_APPOSED = re.compile(r",[Aa](?=[X*]*,)")  # "one of them, a boy of eight, had lost an arm"
_ALL_OF_THEM = re.compile(r",Q(?=,)")  # "two of them, both women, are in a coma"
_LABELS = re.compile(r"(?:^|(?<=[;,]))[X*]*(?P<label>P)[-:(](?P<items>Q[VJ](?:(?:,c?|c)Q[VJ])*)X*(?=[;.)]|$)")
NOBODY_SAYS = ("civilians", "children", "women", "men", "boys", "girls")  # no label of these is a speaker
_AMONG = re.compile(r"(?:o|[<p]t?j?)H")  # "no casualties among the guards"
_SEVERAL = re.compile(r"(?:,P)+,?cP|,P")  # one number over several


def read_group(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """The group of the noun as written, or of what stands beside it, with its span."""
    _read_noun(sentence, draft, lexicon)
    if draft.mention.partitive and draft.mention.harm is not None and draft.mention.head is not None:
        _read_predicate(sentence, draft, lexicon)  # "four of the dead passengers were women"
    if draft.group in ("people", "men") and (side := side_of(sentence, draft, lexicon)):
        draft.group = side
    at = draft.mention.number if draft.group == "people" and draft.mention.partitive else None
    if at is not None and _is_under_age(sentence, at + 1, lexicon):
        draft.group = "children"  # "11 of them under the age of 10"
    young = _has_childs_age(sentence, draft.mention, lexicon)
    draft.group = of_person(sentence, draft, young, lexicon) or draft.group
    draft.group = of_ship(sentence, draft, lexicon) or draft.group


def _read_noun(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """The group of the noun as written, with its span; a draft with no noun keeps "people" and no span."""
    mention, entries, words = draft.mention, sentence.tokens.entries, sentence.tokens.words
    if mention.kind in ("9", "0", "1"):
        if mention.kind != "9" and mention.head is not None:
            draft.group_first = draft.group_last = mention.head
        own = _whose(sentence, draft) or told_apart(sentence, draft, lexicon)
        draft.group = own or _sufferers(sentence, draft, lexicon) or "people"
        return
    if label := _label_before(sentence, mention):
        draft.group, draft.group_first, draft.group_last = entries[label].value or "people", label, label
        return
    if mention.head is None or _is_of_the_harmed(mention):
        told = _sufferers(sentence, draft, lexicon) or told_apart(sentence, draft, lexicon)
        draft.group = told or _labelled(sentence, draft) or draft.group
        _read_predicate(sentence, draft, lexicon)
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
    if head is None and mention.kind == "N" and _has_childs_age(sentence, mention, lexicon):
        group = "children"
    draft.group = group or "people"
    if head is not None and words[head] in lexicon.sets["members"] and _is_of_family(sentence, head, lexicon):
        draft.group = group = "people"
    if head is not None and words[head] in lexicon.sets["captains"] and _is_of_crew(words, lexicon):
        draft.group = "other"
    is_officer = head is not None and words[head].split()[-1] in lexicon.sets["officers"]
    is_leader = is_officer or (head is not None and words[head] in lexicon.sets["leaders"])
    if head is None or is_leader or group in ("other", "people"):
        span = range(mention.first, end + 1)
        hints = [hint for i in span if i != head and (hint := hint_of(words, i, lexicon))]
        if hints and (head is None or is_leader):
            draft.group = hints[-1] if head is not None or hints[-1] == "combatants" else draft.group
        elif head is not None and words[head] in lexicon.sets["officers"] and not is_qualified(entries, head):
            draft.group = _officers(sentence, lexicon, mention.first) or draft.group


def is_qualified(entries: Sequence[Entry], head: int) -> bool:
    """ "A corrections officer": another noun says of what."""
    return head > 0 and entries[head - 1].letter in "_yYhF"


def _is_of_family(sentence: Sentence, head: int, lexicon: Lexicon) -> bool:
    """ "Four members of a Kolo County family": behind "of", and no verb or mark between."""
    words, letters = sentence.tokens.words, sentence.tokens.letters
    kin = (
        i
        for i in range(head + 2, min(head + AGE_NEAR + 1, len(words)))
        if words[i] in lexicon.sets["kinsfolk"]
    )
    at = next(kin, None)
    return at is not None and letters[head + 1] == "o" and not set(letters[head + 2 : at]) & set(",;:.bvxVIw")


def _is_of_crew(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "The ship's captain", "whose captain suffered a broken leg after a tackle": of no army."""
    return not lexicon.sets["captains_of"].isdisjoint(words)


def _apposed(entries: Sequence[Entry], nouns: list[int]) -> int | None:
    """ "[name], a 29-year-old policeman,": the noun given to the name, the last of its first run."""
    for k, token in enumerate(nouns):
        if k + 1 == len(nouns) or nouns[k + 1] != token + 1:
            return token if entries[token].letter == "h" else None
    return None


def _is_of_the_harmed(mention: Mention) -> bool:
    """ "three of the dead": a part whose whole is told by its harm alone."""
    return mention.partitive and mention.harm is not None and mention.head == mention.harm


def _read_predicate(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """ "of whom two were police officers", "one of them a girl": the noun stands after the number, or an age
    says that they are children.
    """
    is_part, at = draft.mention.partitive or draft.parent is not None, draft.position + 1
    is_bare = draft.mention.head is None and _ALL_OF_THEM.match(sentence.letters, at) is not None
    if not is_part and not is_bare and not draft.rule_id.endswith(OF_KINDS):
        return
    match = _APPOSED.match(sentence.letters, at) if draft.value == 1 else None
    match = match or _ALL_OF_THEM.match(sentence.letters, at) or _PREDICATE.match(sentence.letters, at)
    noun = sentence.mentions.get(match.end() - 1) if match else None
    groups = _groups(sentence, noun) if noun else []
    if noun and groups:
        is_officer = sentence.tokens.words[noun.head or noun.last] in lexicon.sets["officers"]
        draft.group = (_officers(sentence, lexicon) if is_officer else None) or groups[-1]
        draft.group_first, draft.group_last = noun.first, noun.last
    elif _is_under_age(sentence, sentence.spans[draft.position][1] + 1, lexicon):
        draft.group = "children"


def _is_under_age(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """ "were under the age of 18", "under ten": words for younger than, soon, and a number of years."""
    words = sentence.tokens.words
    for i in range(at, min(at + AGE_NEAR, len(words))):
        if words[i] in {",", ";", "."}:
            return False
        if words[i] in lexicon.sets["younger"] or words[i].partition(" ")[0] in lexicon.sets["younger"]:
            return any(_years(sentence, k, CHILD + 1) for k in range(i + 1, min(i + AGE_NEAR, len(words))))
    return False


def _years(sentence: Sentence, token: int, most: int) -> bool:
    """Whether a number stands there that is the age of a child, and counts nothing else."""
    numeral = sentence.tokens.numerals.get(token)
    counts = sentence.tokens.entries[token + 1 : token + 2]
    word = sentence.tokens.words[token]
    if sentence.tokens.entries[token].letter == "A" and word.isdecimal():
        return 0 < int(word) <= most
    return (
        numeral is not None
        and numeral.value is not None
        and 0 < numeral.value <= most
        and not (counts and counts[0].letter in "hHyYF")
    )


def _has_childs_age(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "Lina Haddad, 9, died", "Omar (7)", "Omar, aged 6,": the age stands behind the name, set off."""
    words, entries, at = sentence.tokens.words, sentence.tokens.entries, mention.last + 1
    if entries[at : at + 1] and entries[at].letter == "A" and at + 1 < len(words):
        age = words[at + 1]  # "two brothers aged nine and 11"
        return _years(sentence, at + 1, CHILD) or f"{age}-year-old" in lexicon.sets["of_childs_age"]
    if words[at : at + 1] not in ([","], ["("]):
        return False
    if at + 2 < len(words) and entries[at + 1].letter == "A":
        return words[at + 2].isdecimal() and 0 < int(words[at + 2]) <= CHILD
    return words[at + 2 : at + 3] in ([","], ["."], [")"], [";"]) and _years(sentence, at + 1, CHILD)


def _sufferers(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """ "the army suffered two dead": a force that suffers counts its own."""
    match = _SUFFERS.search(sentence.letters[: draft.position])
    if match is None:
        return None
    tokens = range(sentence.spans[match.start("who")][0], sentence.spans[match.start("who")][1] + 1)
    words, entries = sentence.tokens.words, sentence.tokens.entries
    found = [lexicon.group_hints.get(words[i]) or entries[i].value for i in tokens]
    return next((g for g in reversed(found) if g in FORCES), None)


def _labelled(sentence: Sentence, draft: Draft) -> str | None:
    """ "Civilians: 12 killed, 30 injured; soldiers: 5 killed": the group of the label before a bare number. A
    lone label that may be who says so is none ("Police: 12 killed").
    """
    labels = list(_LABELS.finditer(sentence.letters))
    own = next((one for one in labels if one.start("items") <= draft.position < one.end("items")), None)
    groups = _groups(sentence, sentence.mentions[own.start("label")]) if own else []
    return groups[-1] if groups and (groups[-1] in NOBODY_SAYS or len(labels) > 1) else None


def _label_before(sentence: Sentence, mention: Mention) -> int | None:
    """ "(men: 482; women: 219)": the token of the noun whose colon stands before a bare number."""
    at = mention.number
    if at is None or at < 2 or mention.last != at or sentence.tokens.words[at - 1] != ":":
        return None
    before = sentence.tokens.entries[at - 2]
    return at - 2 if before.letter == "H" and before.value in NOBODY_SAYS else None


def _officers(sentence: Sentence, lexicon: Lexicon, before: int = 0) -> str | None:
    """Officers are of the one force named `before` them, or else in their sentence: "a police post was hit,
    killing 12 officers, a military spokesman said".
    """
    hints = [lexicon.group_hints.get(word) for word in sentence.tokens.words]
    for told in (hints[:before], hints):
        if len(forces := {"police", "soldiers"}.intersection(told)) == 1:
            return forces.pop()
    return None


def _groups(sentence: Sentence, mention: Mention) -> list[str]:
    """The groups of the persons whom a phrase names, in its order."""
    entries = sentence.tokens.entries[mention.first : mention.last + 1]
    return [e.value for e in entries if e.letter in "hH" and e.value]


def _whose(sentence: Sentence, draft: Draft) -> str | None:
    """The group of a count of harm: "nine civilian deaths", "no civilian casualties"."""
    told, behind = _groups(sentence, draft.mention), draft.mention.last + 1
    own = next((g for g in told if g != "people"), next(iter(told), None))  # "790 Iraqi civilian casualties"
    match = _AMONG.match(sentence.tokens.letters, behind) if own is None else None
    return sentence.tokens.entries[match.end() - 1].value if match else own  # "14 deaths of infants"


def read_second_group(sentence: Sentence, draft: Draft) -> None:
    """One number over several groups: "12 women and children", "147 men, women and children" is other, with
    the whole phrase.
    """
    at = draft.position
    if draft.mention.head is None:
        return
    if draft.mention.kind == "Q" and (several := _SEVERAL.match(sentence.letters, at + 1)):
        last = sentence.mentions[several.end() - 1]
        words, own = sentence.tokens.words, draft.group
        is_pair = words[draft.mention.last + 1] == "," and len(words[last.last].split()) == PAIR
        is_listed = "c" in several[0] or (is_pair and own not in ("civilians", "people"))
        is_new = (
            bool({*_groups(sentence, last)} - {own}) and sentence.tokens.entries[last.first].letter != "t"
        )
        if is_listed and is_new:
            draft.group, draft.group_last = "other", last.last
        return
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
    if sentence.tokens.entries[second.first].letter == "t":
        return  # "four policemen and the attackers": the number is not theirs
    groups = _groups(sentence, second)
    if groups and groups[-1] != draft.group and not {groups[-1], draft.group} <= {*FORCES}:
        draft.group, draft.group_last = "other", second.last
