"""Numbers beside a word of harm that count nobody: an age, the rise of a toll, a difference."""

from __future__ import annotations

import re

from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Mention, Sentence

_APPOSED = re.compile(r",[Aah]X*,(?=[QAahNPT0Z])")  # and somebody else behind it
_OF_MANY = re.compile(r"o[td]?[jAyN_]*HV")
MANY_THERE = 50  # persons in a place with so many, who are no companions of one harmed there


def is_no_count(
    sentence: Sentence, mention: Mention, verb: int | None, rule_id: str, lexicon: Lexicon
) -> bool:
    """Is the mention no number of those harmed by the word at token `verb`, whatever the rule read."""
    if _is_threshold(sentence, mention, lexicon) or _is_missed(sentence, mention, verb, lexicon):
        return True
    if _is_teller(sentence, mention, lexicon) or _is_of_others(sentence, mention, verb, lexicon):
        return True
    if rule_id.endswith(".count_taken") and _is_threatened(sentence, mention):
        return True
    if rule_id.endswith((".killing", ".killed")) and _is_owner(sentence, mention):
        return True
    if mention.kind != "Q" or mention.first < 1:
        return False
    if _lives_there(sentence, mention, verb, lexicon) or _belongs_there(sentence, mention, verb, lexicon):
        return True
    if _is_one_of_the(sentence, mention, lexicon):
        return True
    before = sentence.tokens.words[mention.first - 1]
    is_rise = rule_id.endswith(".toll") and before in lexicon.sets["by_so_many"]  # "rose by six to 42"
    if before in lexicon.sets["as_told_by"]:
        return True  # "according to two officials"
    return is_rise or (
        mention.head is None
        and (
            _is_age(sentence, mention, verb, lexicon)
            or _is_difference(sentence, mention, lexicon)
            or _is_score(sentence, mention)
            or _is_mark(sentence, mention)
        )
    )


def _is_one_of_the(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "One of the worst massacres of the war": of a thing, where no noun for persons follows."""
    words, at = sentence.tokens.words, mention.number
    is_person = mention.head is not None and sentence.tokens.letters[mention.head] in "hH"
    if is_person or at is None or sentence.tokens.numerals[at].value != 1:
        return False
    is_of = sentence.tokens.letters[at + 1 : at + 2] in ("o", "#")
    return is_of and not lexicon.sets["extremes"].isdisjoint(words[at + 2 : at + 5])


def _is_missed(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "Nearly drowned", "avoided being killed", "nobody knows how many died": not done, or not to them."""
    if verb is None or verb <= mention.last + 1:
        return False
    between = sentence.tokens.words[mention.last + 1 : verb]
    return between[-1] in lexicon.sets["nearly"] or holds_phrase(" ".join(between), lexicon.sets["misses"])


def _is_threatened(sentence: Sentence, mention: Mention) -> bool:
    """ "Threatened to kill 12 hostages": told by their death, or not at all."""
    before = sentence.tokens.entries[mention.first - 1] if mention.first else None
    return before is not None and before.letter in "VGB" and before.value == "killed"


def _is_owner(sentence: Sentence, mention: Mention) -> bool:
    """ "Are treating the officer's death as a murder": the death is treated, and not he."""
    letters = sentence.tokens.letters[mention.last + 1 : mention.last + 3]
    return letters[:1] == "'" and letters[1:] in ("F", "O", "B")


def _is_teller(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "According to Ana Ruiz, a nurse, 12 people were killed": the nurse tells of it."""
    words = sentence.tokens.words
    if mention.kind not in "Aah" or lexicon.sets["as_told_by"].isdisjoint(words[: mention.first]):
        return False
    at = next(p for p, one in sentence.mentions.items() if one is mention)
    told = sentence.letters[: at - 1].rfind(",") + 1  # the part of the sentence that a comma closes before it
    first = sentence.spans[told][0]
    is_told_by = not lexicon.sets["as_told_by"].isdisjoint(words[first : mention.first])
    return is_told_by and _APPOSED.match(sentence.letters, at - 1) is not None


def _is_of_others(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "Twelve families of people killed in the war protested": those killed are not the twelve."""
    if verb is None or mention.head is None or mention.kind != "Q":
        return False
    if sentence.tokens.words[mention.head] not in lexicon.sets["owners"]:
        return False
    match = _OF_MANY.match(sentence.tokens.letters, mention.head + 1)
    return match is not None and match.end() == verb + 1


def _lives_there(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "The town of 40,000 people was hit by a storm", "a lorry hit a crowd of 900": so many are there."""
    at, words = mention.first - 2, sentence.tokens.words
    if at < -1 or verb is None:
        return False
    is_there = at >= 0 and sentence.tokens.entries[at + 1].letter == "o"
    is_crowd = " ".join(words[max(0, at) : mention.first]).endswith(tuple(lexicon.sets["crowds"]))
    if not is_crowd and not (is_there and words[at] in lexicon.sets["place_nouns"]):
        return False
    return sentence.tokens.entries[verb].value == "wounded"  # but "the village of 300 was massacred"


def _belongs_there(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "Killed in a school with 300 pupils": so many go there; but "in a village with two friends"."""
    tokens, at = sentence.tokens, mention.first - 2
    if at < 1 or verb is None or verb > at or mention.others or mention.number is None:
        return False
    value = tokens.numerals[mention.number].value
    if tokens.letters[at + 1] != "+" or value is None or value < MANY_THERE:
        return False
    kinds = ("place_nouns", "hospitals", "sleeps_at")
    is_place = any(tokens.words[at] in lexicon.sets[kind] for kind in kinds)
    return is_place and tokens.letters[:at].rstrip("jyA").endswith("a")


def _is_threshold(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "Attacks in which four or more people are killed": it says which attacks are meant, and of none."""
    words = sentence.tokens.words
    said = " ".join(words[mention.first : mention.last + 2])
    return holds_phrase(said, lexicon.sets["thresholds"]) and holds_phrase(
        " ".join(words[: mention.first]), lexicon.sets["definitions"]
    )


def _is_age(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "The oldest victim was 81", "the deceased was 27": a bare number said of one person."""
    if verb is None or verb != mention.first - 2 or sentence.tokens.words[verb].endswith("s"):
        return False
    is_one = sentence.tokens.words[mention.first - 1] in lexicon.sets["singular_verbs"]
    is_noun = sentence.tokens.words[verb] in lexicon.sets["the_deceased"]
    return is_one and (is_noun or sentence.tokens.entries[verb].letter == "F")


def _is_difference(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "Executed 40 in May, 12 fewer than in April": twelve fewer, and not twelve."""
    tokens, last = sentence.tokens, mention.last
    behind = " ".join(tokens.words[last + 1 : last + 3]) + " "
    is_told = any(behind.startswith(f"{one} ") for one in lexicon.sets["differences"])
    return last + 2 not in tokens.numerals and is_told


def _is_score(sentence: Sentence, mention: Mention) -> bool:
    """ "The tally of 51-50": two numbers of which the first is no smaller are no range."""
    tokens, number = sentence.tokens, mention.number
    if number is None or tokens.letters[number + 1 : number + 2] != "-":
        return False
    first, second = tokens.numerals.get(number), tokens.numerals.get(number + 2)
    if first is None or second is None or first.value is None or second.value is None:
        return False
    return first.value >= second.value and tokens.ends[number] + 1 == tokens.starts[number + 2]


def _is_mark(sentence: Sentence, mention: Mention) -> bool:
    """ "He shot a 66": an article before figures makes one thing of them."""
    at = mention.number
    if at is None or mention.first != at or sentence.tokens.entries[at - 1].letter != "a":
        return False
    return sentence.tokens.words[at].isdecimal()


def is_of_the_grave(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """ "None was seriously hurt", "no serious injuries": others may have been hurt, so it counts nobody; nor
    does "no word of casualties".
    """
    if mention.kind == "9" and not lexicon.sets["unheard"].isdisjoint(
        sentence.tokens.words[mention.first : mention.last]
    ):
        return True
    if verb is not None and sentence.tokens.entries[verb].value == "detained":
        # "no arrests": who did it is not found; but "no one was arrested"
        return mention.kind == "9" or sentence.tokens.entries[verb].letter != "V" or verb < mention.first
    if verb is None or sentence.tokens.entries[verb].value not in ("wounded", "casualties"):
        return False
    last = verb if sentence.tokens.entries[verb].value == "casualties" else verb + 1
    said = " ".join(sentence.tokens.words[mention.first : last]).split()  # but "killed or badly hurt"
    return not lexicon.sets["gravely"].isdisjoint(said)
