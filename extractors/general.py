"""Who is nobody in particular, or no person: a body that lives, "somebody", a firm, a victim of fraud."""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon, holds_phrase

_WORD = re.compile(r"[^\W\d_][\w-]*")
CODE = 3  # letters of a code at most: a longer name with a digit has a footnote
MOST_IN_A_BODY = 2  # "the body of two boys" is said of corpses
_ARE_SO = re.compile(r"[TQ]X*b[TJX]*,?[cu]")  # "the maps are good, but"
_SCORE = re.compile(r"[098]-[098]")
_SO_MANY_DONE = re.compile(r"T[X!xvb]*[fV][^;:.QAahNPT]*[,;]c?$")
BEFORE_NAME = "yY"  # letters of things whose name may follow


def is_general(draft: Draft, lexicon: Lexicon) -> bool:
    """Does the draft count nobody who was harmed."""
    return (
        _is_living_body(draft, lexicon)
        or _is_anybody(draft, lexicon)
        or _is_named_thing(draft, lexicon)
        or _is_held_place(draft, lexicon)
        or _is_wronged(draft, lexicon)
        or _is_for_good(draft)
        or _is_of_told_things(draft)
        or _is_traveller(draft, lexicon)
        or _is_beaten_team(draft, lexicon)
        or _is_lost_in_play(draft, lexicon)
        or _is_of_things_done(draft)
        or _is_of_somebody_who(draft)
        or _is_birth(draft, lexicon)
        or _is_met(draft, lexicon)
        or _is_history(draft)
        or _is_wanted(draft, lexicon)
        or _is_if(draft, lexicon)
        or _is_other_sex(draft, lexicon)
    )


def _is_living_body(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The golden rules to a fabulous body", "how it affects a runner's body": nothing says that one was
    found, or lies somewhere.
    """
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    words = tokens.words
    if draft.verb is None or words[draft.verb] not in lexicon.sets["one_body"]:
        return False
    if draft.rule_id.endswith(".killing_of"):
        told = [tokens.numerals[i].value for i in tokens.numerals if draft.verb < i <= mention.last]
        if told:  # "a body of 40 believers and a judge"
            return told[0] is None or told[0] > MOST_IN_A_BODY
    if not (mention.kind == "0" and mention.number is None) and not draft.rule_id.endswith(".own_death"):
        return False
    return lexicon.sets["of_corpses"].isdisjoint(words)


def _is_of_somebody_who(draft: Draft) -> bool:
    """ "The son of an officer, who died last year": either of them may have died."""
    assert draft.source is not None
    sentence, mention, at = draft.source, draft.mention, draft.position
    if mention.kind not in "Aah" or mention.head is None or sentence.letters[at + 1 : at + 3] != ",w":
        return False
    if draft.hit is None or draft.verb is None or draft.verb < sentence.spans[at + 2][1]:
        return False
    inside = sentence.tokens.letters[mention.head + 1 : sentence.spans[at][1] + 1]
    between = sentence.letters[at + 3 : draft.hit.verbs[0]] if draft.hit.verbs else ","
    return inside.startswith("o") and "h" in inside and "," not in between


def _is_birth(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A boy who suffered injuries at birth"."""
    assert draft.source is not None
    if draft.outcome != "wounded" or draft.verb is None:
        return False
    behind = draft.source.tokens.words[draft.verb + 1 : draft.verb + 4]
    return holds_phrase(" ".join(behind), lexicon.sets["at_birth"])


def _is_met(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The minister met several victims": how many he met, and not how many there were."""
    assert draft.source is not None
    if draft.mention.kind != "0" or draft.outcome != "casualties":
        return False
    first = draft.mention.first
    before = " ".join(draft.source.tokens.words[max(0, first - 3) : first])
    return before.endswith(tuple(f" {one}" for one in lexicon.sets["meets"]))


def _is_history(draft: Draft) -> bool:
    """ "The country's history of foreign assassinations": nobody's death."""
    assert draft.source is not None
    if not draft.rule_id.endswith(".own_death") or draft.verb is None:
        return False
    return "o" in draft.source.tokens.letters[draft.mention.last + 1 : draft.verb]


def _is_wanted(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Anyone with information leading to Okoro's arrest": nobody is arrested yet."""
    assert draft.source is not None
    if draft.outcome != "detained" or not draft.rule_id.endswith((".own_death", ".killing_of")):
        return False
    first = min(draft.mention.first, draft.verb if draft.verb is not None else draft.mention.first)
    before = " ".join(draft.source.tokens.words[max(0, first - 6) : first])
    return holds_phrase(before, lexicon.sets["wanted_by"])


def _is_if(draft: Draft, lexicon: Lexicon) -> bool:
    """ "If our pilot is picked up, we shall talk": nobody is yet."""
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    if mention.number is not None or mention.kind not in "Aah" or mention.first < 1:
        return False
    is_if = tokens.words[mention.first - 1] in lexicon.sets["ifs"]
    return is_if and not lexicon.sets["is_now"].isdisjoint(tokens.words[mention.last + 1 : mention.last + 2])


def _is_other_sex(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Mr Ruiz denied knowing that she had died": the pronoun stands for another."""
    assert draft.source is not None
    if not draft.rule_id.endswith(".pronoun") or draft.verb is None:
        return False
    tokens, mention, sets = draft.source.tokens, draft.mention, lexicon.sets
    group = tokens.entries[mention.head].value if mention.head is not None else None
    titles = set(tokens.words[max(0, mention.first - 1) : mention.last + 1])
    said = set(tokens.words[mention.last + 1 : draft.verb])
    is_man = group in ("men", "boys") or not sets["his_titles"].isdisjoint(titles)
    is_woman = group in ("women", "girls") or not sets["her_titles"].isdisjoint(titles)
    is_he, is_she = not sets["he"].isdisjoint(said), not sets["she"].isdisjoint(said)
    return (is_man and is_she and not is_he) or (is_woman and is_he and not is_she)


def _is_anybody(draft: Draft, lexicon: Lexicon) -> bool:
    """ "If somebody is hurt", "the power to detain a person", "arrest someone": told of no one case."""
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    if mention.number is not None or mention.head is None or mention.kind not in "Aah":
        return False
    if tokens.words[mention.head] not in lexicon.sets["anybody"]:
        return False
    is_plain = draft.verb is not None and tokens.entries[draft.verb].letter == "B"
    return is_plain or tokens.entries[mention.first].letter not in "ae"


def _is_named_thing(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The company Samsung": the name is that of the thing before it; "vitamin B3": a code."""
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    if mention.kind != "N":
        return False
    word = tokens.words[mention.last]
    if mention.first == mention.last and word[-1].isdecimal() and len(word) <= CODE:
        return True
    names = [i for i in range(mention.first, mention.last + 1) if tokens.entries[i].letter == "N"]
    at = names[0] - 1 if names else -1
    return (
        at >= 0 and tokens.words[at] in lexicon.sets["bearers"] and tokens.entries[at].letter in BEFORE_NAME
    )


def _is_held_place(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Militants held Orte", "shells hit New Orte": a place, where no two names of a person follow."""
    assert draft.source is not None
    words, mention, verb = draft.source.tokens.words, draft.mention, draft.verb
    if mention.kind != "N" or verb is None or verb >= mention.first:
        return False
    if words[verb] not in lexicon.sets["done_to_places"]:
        return False
    first = words[mention.first].partition("-")[0]
    return mention.first == mention.last or first in lexicon.sets["place_openings"]


def _is_for_good(draft: Draft) -> bool:
    """ "A homeless man": no event displaced him; "left 200 homeless" is told of one."""
    assert draft.source is not None
    mention = draft.mention
    is_within = mention.harm is not None and mention.head is not None and mention.harm < mention.head
    return (
        draft.outcome == "displaced"
        and is_within
        and draft.source.tokens.entries[mention.harm or 0].letter == "J"
    )


def _is_of_told_things(draft: Draft) -> bool:
    """ "The maps are good, but two are missing": what is said to be so counts on from the things before."""
    assert draft.source is not None
    mention, before = draft.mention, draft.source.letters[: draft.position]
    is_bare = mention.kind == "Q" and mention.head is None and not mention.others
    if not is_bare or draft.source.letters[draft.position + 1 : draft.position + 2] != "b":
        return False
    if _ARE_SO.fullmatch(before) is None:
        return False
    told_of = draft.source.tokens.entries[draft.source.spans[0][1]].letter
    return before[0] == "T" or told_of in BEFORE_NAME  # "two of the five buttons"


def _is_traveller(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The minister has arrived in Beijing": one who moves is not displaced for that."""
    assert draft.source is not None
    mention = draft.mention
    is_one = mention.kind in "NAah" and mention.number is None and not mention.pair
    if draft.outcome != "displaced" or not is_one or draft.verb is None:
        return False
    return draft.source.tokens.words[draft.verb] in lexicon.sets["moves"]


def _is_lost_in_play(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The captain lost 12 men and the goalkeeper 30": a game is told of."""
    assert draft.source is not None
    words = draft.source.tokens.words
    if draft.verb is None or words[draft.verb] not in lexicon.sets["losing"]:
        return False
    return not lexicon.sets["played"].isdisjoint(words)


def _is_beaten_team(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Had beaten Gijon 6-1": a score stands right behind."""
    assert draft.source is not None
    tokens, at = draft.source.tokens, draft.mention.last + 1
    if draft.verb is None or tokens.words[draft.verb] not in lexicon.sets["of_sport"]:
        return False
    return _SCORE.match(tokens.letters, at) is not None


def _is_of_things_done(draft: Draft) -> bool:
    """ "Nine ships were hit, three of which were seized", "11 clinics looted, one burnt": things still."""
    assert draft.source is not None
    mention, tokens = draft.mention, draft.source.tokens
    if mention.kind not in "QY" or mention.number is None or mention.others:
        return False
    is_bare = mention.last == mention.number
    if not is_bare and not tokens.words[mention.last].endswith("which"):
        return False
    match = _SO_MANY_DONE.search(draft.source.letters[: draft.position])
    if match is None:
        return False
    told = draft.source.mentions[match.start()]
    return (
        told.number is not None and tokens.entries[draft.source.spans[match.start()][1]].letter in BEFORE_NAME
    )


def _is_wronged(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Charged with 90 crimes, three of rape, against 157 victims": no casualties."""
    assert draft.source is not None
    tokens = draft.source.tokens
    if draft.outcome != "casualties" or draft.verb is None:
        return False
    if tokens.words[draft.verb] not in lexicon.sets["victims"]:
        return False
    said = " ".join(tokens.words)
    harm = lexicon.sets["harmful_events"] - lexicon.sets["victims"]
    return holds_phrase(said, lexicon.sets["wrongs"]) and not holds_phrase(said, harm)


def is_harmful(text: str, lexicon: Lexicon) -> bool:
    """Does a text, in lower case, name an event that harms people, or the armed."""
    words = _WORD.findall(without_harmless(text, lexicon))
    known = [lexicon.words[w] for w in words if w in lexicon.words]
    is_armed = any(e.value == "combatants" or (e.value == "soldiers" and e.letter == "H") for e in known)
    return is_armed or not lexicon.sets["harmful_events"].isdisjoint(words)


def without_harmless(text: str, lexicon: Lexicon) -> str:
    """A text without its words for what only sounds as if it harmed: "a heart attack"."""
    for phrase in sorted(lexicon.sets["harmless_events"]):
        text = text.replace(phrase, "")
    return text
