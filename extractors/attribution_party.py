"""Whether a belligerent speaks of the other side, whose losses it alleges, or of its own, which it states."""

from __future__ import annotations

import functools
import re

from extractors.attribution import QUOTES, Speech
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once

NOUN = 5  # tokens behind the number in which its noun stands
SPELLED = 4  # words that a short name in brackets stands for
NEAR_OWN = 5  # tokens before the figure in which "its own" stands
NEAR_TOLL = 6  # tokens before the number in which a toll says of whom it is
NEAR_LOSS = 3  # tokens between "lost" and the number of those who were
NEAR_SELF = 3  # tokens between "we" and the deed
OWNED = ("'", "’", "'s", "’s")
NEAR_OWNED = 9  # tokens before the number in which a toll says whose losses it counts
SPARE = QUOTES | {",", ":"}  # marks between "said" and "it"


def is_party(reading: Reading, spot: Spot, text: str, after: int) -> bool:
    """Whether a belligerent speaks, and of the other side: its enemy's fighters, or anybody where it is an
    armed group.
    """
    tagger, sentence = reading.lexicon.tagger, reading.sentence(spot.sentence)
    words = words_of(reading, text)
    if is_neutral(reading, words) or tells_of_its_own(sentence, spot, after):
        return False
    near = (loser(sentence, spot), own_end(sentence, spot))
    if is_armed(reading, text, words) or words & tagger.words("BELLIGERENT_ARMED"):
        is_other = sentence.any_of("ENEMY_OF_ARMED", *near) or is_their_loss(sentence, spot)
        return is_other or boasts(sentence, spot, after)
    if spot.key[0] == "detained":
        return False  # whom a state holds is on its record
    states = words & tagger.words("BELLIGERENT_STATE")
    is_enemy = sentence.any_of("ENEMY_OF_STATE", *near) and not sentence.any_of(
        "OF_KIN", spot.last, near[1] + 2
    )
    if states and (is_enemy or is_of_enemies(sentence, spot, after)):
        return True
    fights = states - tagger.words("LAW") or words & tagger.words("COMMANDER")
    is_name = len(words - {w.lower() for w in tagger.words("DET")}) == 1 and text.split()[-1][:1].isupper()
    is_capital = not states and is_name and sentence.any_of("ITSELF", after, spot.first)
    if fights and is_their_loss(sentence, spot):
        return True
    return bool(fights or is_capital) and boasts(sentence, spot, after)


@once
def words_of(reading: Reading, text: str) -> frozenset[str]:
    """The words for a speaker and what his short name stands for, in lower case, and their parts."""
    found = {w.lower() for w in reading.lexicon.tagger.token.findall(f"{spelled_out(reading, text)} {text}")}
    return frozenset(found).union(part for w in (*found, *text.lower().split()) for part in w.split("-"))


def is_neutral(reading: Reading, words: frozenset[str]) -> bool:
    """Whether the words are those of a bystander; the media of a state are not."""
    tagger = reading.lexicon.tagger
    neutral = words & tagger.words("NEUTRAL")
    return bool(neutral - tagger.words("MEDIA") if words & tagger.words("OF_STATE") else neutral)


def is_armed(reading: Reading, text: str, words: frozenset[str]) -> bool:
    """Whether an armed group speaks: by its name, or by what the text calls those who bear it."""
    tagger = reading.lexicon.tagger
    if any(name in text.lower() for name in tagger.words("ARMED_NAMES")):
        return True
    return bool(words & (tagger.words("PARTISAN") | armed_here(reading)))


@once
def armed_here(reading: Reading) -> frozenset[str]:
    """Short names that the text gives to fighters: "RSF fighters", "rebels of the MFDC", "the paramilitary
    Rapid Support Forces (RSF)".
    """
    known = reading.lexicon.tagger.words("BELLIGERENT_STATE") | reading.lexicon.tagger.words("NEUTRAL")
    found = bearers(" ".join(sorted(reading.lexicon.tagger.words("BEARER")))).finditer(reading.page.text)
    return frozenset(next(filter(None, m.groups())).lower() for m in found) - known


@functools.cache
def bearers(words: str) -> re.Pattern[str]:
    """A short name in capitals right before a word for fighters, or in brackets behind a name that follows
    one.
    """
    those = f"(?:{'|'.join(words.split())})"
    short, name = r"([A-Z][\w-]*[A-Z0-9][\w-]*)", r"(?: (?:[a-z]{2,3}|[A-Z][\w'’-]+)){1,9}"
    return re.compile(rf"\b{short} {those}\b|\b{those}{name} \({short}\)")


def side_of(reading: Reading, spot: Spot, text: str, after: int) -> str | None:
    """ "state" or "armed" where a belligerent speaks of others than its own."""
    words = words_of(reading, text)
    if is_neutral(reading, words) or tells_of_its_own(reading.sentence(spot.sentence), spot, after):
        return None
    if is_armed(reading, text, words):
        return "armed"
    tagger = reading.lexicon.tagger
    is_state = words & tagger.words("BELLIGERENT_STATE") or words & tagger.words("STATE_VOICE")
    is_media = words & tagger.words("OF_STATE") and words & tagger.words("MEDIA")
    if is_state and is_state <= tagger.words("LAW"):
        sentence = reading.sentence(spot.sentence)
        return None if sentence.has(spot.trigger, "DIES") else "state"  # they find dead fighters too
    return "state" if is_state or is_media else None


def is_of_enemies(sentence: Sentence, spot: Spot, after: int) -> bool:
    """ "Pursued the bandits and killed scores of them", "80 terrorists, of whom 16 were killed"."""
    behind = sentence.has(spot.last, "SOME_OF") and sentence.has(spot.last + 1, "THEIRS")
    ahead = sentence.has(spot.first - 2, "SOME_OF") and sentence.has(spot.first - 1, "THEIRS")
    return (behind or ahead) and sentence.any_of("ENEMY_OF_STATE", after, spot.first)


def is_their_loss(sentence: Sentence, spot: Spot) -> bool:
    """ "Put the guerrillas' losses at 25", "put the other side's dead at 40"."""
    losses = sentence.where("LOSSES", spot.first - NEAR_OWNED, spot.first)
    return any(sentence.words[i - 1] in OWNED for i in losses if i)


def boasts(sentence: Sentence, spot: Spot, after: int) -> bool:
    """Whether the speaker did it: "it said it had killed 60", "said its planes struck a camp, killing 12"."""
    if not spot.trigger < spot.first or not sentence.has(spot.trigger, "KILLS"):
        return False
    if loses(sentence, spot):
        return False  # "it said it lost nine men"
    if spot.key[0] == "detained" or sentence.any_of("CIVIL", spot.first, own_end(sentence, spot)):
        return False
    at = after
    while at and (sentence.words[at] in SPARE or sentence.has(at, "THAT") or sentence.has(at, "WEEKDAY")):
        at += 1
    if not after:
        at = max(0, spot.trigger - NEAR_SELF)
        return any(sentence.has(i, "WE") for i in range(at, spot.trigger))
    return sentence.has(at, "ITSELF") and not sentence.any_of("CLAUSE", at, spot.trigger)


def alleges(reading: Reading, index: int, s: Speech, spot: Spot) -> bool:
    """Whether the verb is one of claiming or accusing; nobody boasts of what he lost."""
    sentence = reading.sentence(index)
    if spot.key[0] == "detained" or not sentence.any_of("ALLEGING", s.last, s.end):
        return False
    return not loses(reading.sentence(spot.sentence), spot)


def spelled_out(reading: Reading, name: str) -> str:
    """The words before a short name in brackets, where it is first given: "The Kurian armed forces (FAK)"."""
    at = reading.page.text.find(f"({name})") if " " not in name else -1
    return " ".join(reading.page.text[:at].split()[-SPELLED:]) if at > 0 else ""


def tells_of_its_own(sentence: Sentence, spot: Spot, after: int) -> bool:
    """ "12 of its soldiers", "said they had lost nine fighters"; "rebels, nine of its chiefs" are theirs."""
    itself = after and sentence.any_of("ITSELF", max(after, loser(sentence, spot)), spot.first)
    if loses(sentence, spot) and (itself or is_own_loss(sentence, spot)):
        return True
    if sentence.any_of("ENEMY_OF_STATE", max(after, spot.first - NEAR_OWN), spot.first):
        return False
    return any(
        sentence.has(i - 1, "SOME_OF") or sentence.has(i + 1, "OWN") or i + 1 == spot.first
        for i in sentence.where("ITS", spot.first - NEAR_OWN, own_end(sentence, spot))
    )


def is_own_loss(sentence: Sentence, spot: Spot) -> bool:
    """ "It killed 60 and lost two men", "we lost one man"."""
    lost = sentence.where("LOSING", spot.first - NEAR_LOSS, spot.first)[-1]
    return any(sentence.has(lost - 1, name) for name in ("AND", "WE"))


def loses(sentence: Sentence, spot: Spot) -> bool:
    """Whether the figure is one of those lost: "lost nine men"."""
    return sentence.any_of("LOSING", spot.first - NEAR_LOSS, spot.first)


def loser(sentence: Sentence, spot: Spot) -> int:
    """The token of whoever loses those counted ("the rebels had lost 12 men", "the number of rebels killed at
    12"), else that of the figure.
    """
    if sentence.has(spot.first - 1, "PUT_AT"):
        return max(0, spot.first - NEAR_TOLL)
    if counted := sentence.where("COUNTS_OF", spot.first - NEAR_OWNED, spot.first):
        return counted[-1]
    losing = sentence.where("LOSING", spot.first - NEAR_LOSS, spot.first)
    if not losing:
        return spot.first
    return max(
        0,
        losing[0] - (2 if sentence.has(losing[0] - 1, "AUX") or not is_word(sentence, losing[0] - 1) else 1),
    )


def is_word(sentence: Sentence, at: int) -> bool:
    """Whether a token is no mark."""
    return at >= 0 and sentence.words[at][0].isalnum()


def own_end(sentence: Sentence, spot: Spot) -> int:
    """The end of the figure's noun: no farther than its verb or the next clause ("killed when gunmen …")."""
    for i in range(spot.last, spot.last + NOUN):
        if i == spot.trigger:
            return i + 1
        if sentence.words[i : i + 1] == [","] or sentence.has(i, "CLAUSE") or sentence.has(i, "SAY"):
            return i
    return spot.last + NOUN
