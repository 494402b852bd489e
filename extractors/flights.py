"""Whoever runs from a deed or a fight is not displaced: only people who leave where they live are."""

from __future__ import annotations

import re

from extractors.departures import is_departure
from extractors.drafts import Draft
from extractors.lexicon import ARMED, Lexicon
from extractors.mentions import Sentence

# nouns and verbs of any stay or journey: see patterns.yml
COUNTED = ("gives_refuge", "moving_of", "counts_in", "has_in")
FEW = 10  # fewer who left a town may have done so for anything
RUNNERS = (*ARMED, "detainees")
BY_SEA = 6  # tokens from a verb in which the sea, or the shore, that people come over to stands
BEFORE, BEHIND = 500, 250  # characters around a number in which a text tells of flight
_WORD = re.compile(r"[a-z]+")


def is_voyage(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "200 fans have arrived in Munich": who comes, stays or is let in somewhere has fled where those are
    who flee, or people of any kind near words that tell of flight.
    """
    if draft.rule_id.endswith(".search_for"):
        return _is_idle_search(draft, plain, lexicon)
    sentence, head = draft.source, draft.mention.head
    if draft.outcome != "displaced" or draft.verb is None or sentence is None:
        return False
    words, sets = sentence.tokens.words, lexicon.sets
    verb = words[draft.verb]
    is_joined = is_departure(sentence.tokens.entries[draft.verb]) or any(verb in sets[n] for n in COUNTED)
    if not is_joined and (
        verb not in sets["moves"] or (head is not None and words[head] in sets["fled_ones"])
    ):
        return False
    if is_joined and (
        _is_small(draft) or _is_aboard(sentence, draft) or not sets["no_flight"].isdisjoint(words)
    ):
        return True
    if (verb in sets["goes_over"] or verb in sets["gets_to"]) and _is_by_sea(sentence, draft, lexicon):
        return True
    who = sets["townsfolk"] | sets["nationals"]
    if verb in sets["clears"]:
        return False  # "the evacuation of 80 patients": whoever they are
    if head is not None and words[head] not in (who if verb in sets["goes_off"] else who | sets["fled_ones"]):
        return True
    if " ".join(words[max(0, draft.verb - 3) : draft.verb + 1]).endswith(tuple(sets["outright_flight"])):
        return False
    near = _words_near(sentence, draft, plain)
    is_stay = (is_joined and verb not in sets["counts_in"] | sets["moving_of"]) or not (
        sets["stays"] | sets["goes_off"]
    ).isdisjoint(verb.split())
    return sets["flight"].isdisjoint(near) and not (is_stay and not sets["drives_out"].isdisjoint(near))


def _is_idle_search(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "The search for six singers": nothing near may have taken them."""
    sentence, head, sets = draft.source, draft.mention.head, lexicon.sets
    if sentence is None:
        return False
    if head is not None and sentence.tokens.words[head] in sets["wrongdoers"]:
        return True
    near = _words_near(sentence, draft, plain)
    return draft.group in RUNNERS or sets["seekers"].isdisjoint(near)


def _words_near(sentence: Sentence, draft: Draft, plain: str) -> list[str]:
    start = sentence.tokens.starts[draft.mention.first]
    return _WORD.findall(plain[max(0, start - BEFORE) : start + BEHIND].lower())


def _is_by_sea(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "23,000 people have crossed the Mediterranean": only refugees are said to have fled."""
    words, head = sentence.tokens.words, draft.mention.head
    if draft.verb is None or (head is not None and words[head] in lexicon.sets["flight"]):
        return False
    return not lexicon.sets["sea_routes"].isdisjoint(words[draft.verb : draft.verb + BY_SEA])


def _is_aboard(sentence: Sentence, draft: Draft) -> bool:
    """ "A bus with 40 people on board crossed the bridge"."""
    return sentence.letters[: draft.position].endswith("+")


def _is_small(draft: Draft) -> bool:
    """One or a few who left, crossed or stayed somewhere: no flight of people."""
    return draft.mention.number is None or (draft.value is not None and draft.value < FEW)


def runs_off(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The driver fled on foot", "two gunmen fled": no home is said to be left; nor is a thief missing."""
    if draft.outcome == "missing" and draft.mention.head is not None:
        return sentence.tokens.words[draft.mention.head] in lexicon.sets["wrongdoers"]
    if draft.outcome != "displaced" or draft.verb is None:
        return False
    if _is_of_the_hurt(sentence, draft):
        return True
    if draft.group in RUNNERS and sentence.tokens.entries[draft.verb].letter == "I":
        return True  # "eleven troops who had crossed the border"
    if sentence.tokens.words[draft.verb] not in lexicon.sets["flees"]:
        return False
    is_with = draft.rule_id.endswith(".fled_with")
    is_alone = not _takes_kin(sentence, draft, lexicon) if is_with else draft.mention.number is None
    return is_alone or draft.group in RUNNERS


def _takes_kin(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Fled Okene with six grandchildren": a family that leaves its home."""
    others = draft.hit.who if draft.hit is not None and draft.rule_id.endswith(".fled_with") else ()
    heads = [m.head for k in others if (m := sentence.mentions.get(k)) is not None]
    return any(sentence.tokens.words[h] in lexicon.sets["kin"] for h in heads if h is not None)


def _is_of_the_hurt(sentence: Sentence, draft: Draft) -> bool:
    """ "Thirty wounded were evacuated by helicopter": taken to care, and not from home."""
    hit = draft.hit if draft.hit is not None and not draft.rule_id.endswith(".headline") else None
    verbs = hit.verbs if hit is not None else ()
    tokens = [sentence.spans[v][1] for v in verbs]
    harms = [draft.mention.harm, *tokens]
    return any(sentence.tokens.entries[t].value == "wounded" for t in harms if t is not None)
