"""Harm that a sentence does not tell of the person beside it: undone, of another, of his things."""

from __future__ import annotations

import re

from extractors.context_lexicon import lexicon as context_lexicon
from extractors.drafts import Draft
from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Sentence
from extractors.unreal import stands_negated

SUBJECT_RULES = (".passive", ".died", ".is_dead", ".victim", ".far_subject", ".acted_and_died")
GERUND_RULES = (".died", ".who_did")
OBJECT_RULES = (".killed", ".killing", ".killing_of")
ONE_KIND = "NAah"  # kinds of mentions that are one person
MOST_HURT = 2_000_000  # a greater number that says nothing of persons counts no wounded
BEHIND = 4  # words behind a verb in which stands what it is done to
_ANOTHER_SUBJECT = re.compile(r"[sf]W[xvb!X]*$|x?Zw?[xvb!X]*$")
_WHO_DID_AND = re.compile(r"^[^wc]*f[^wc]*[NAahQXT],?wf[^,;c]*,?c[xvb]*$")
_ARMED_LIST = re.compile(r"[at0jyY_N,c]*")
_NAMED_PLACES = re.compile(r"p[tj]*N{1,3}(?:,[tj]*N{1,3})*,?c[j]*$")


def is_misread(draft: Draft, lexicon: Lexicon) -> bool:
    """Does a draft take for harmed whom its sentence does not."""
    sentence = draft.source
    assert sentence is not None
    is_one = draft.mention.kind in ONE_KIND
    return (
        _is_undone(draft, lexicon)
        or _is_of_another(sentence, draft, lexicon)
        or _is_adjective(sentence, draft)
        or _is_weapon(sentence, draft, lexicon)
        or _is_way_off(sentence, draft, lexicon)
        or _is_either(sentence, draft, lexicon)
        or _is_mere_number(sentence, draft, lexicon)
        or (is_one and _is_idle(sentence, draft, lexicon))
        or (is_one and _is_actor_of_another(sentence, draft, lexicon))
        or _is_said_of_things(sentence, draft, lexicon)
        or _is_of_those_behind(sentence, draft)
        or (draft.mention.kind == "N" and _is_no_person(sentence, draft, lexicon))
    )


def _is_undone(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The 1,000 who did not die at sea", "the mayor is not dead", "the guard was not injured"; but "not
    only died", "did not die until Friday".
    """
    if draft.source is None or draft.verb is None:
        return False
    if draft.outcome == "wounded":
        return draft.mention.kind in ONE_KIND and stands_negated(draft, lexicon, "")
    if draft.outcome != "killed" or draft.mention.last > draft.verb:
        return False
    is_death = draft.source.tokens.entries[draft.verb].letter in "IJ"
    return is_death and stands_negated(draft, lexicon, "xvb")


def _is_of_another(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "A judge finding she had been hurt", "who said it felt like he was beaten": the pronoun was."""
    is_done = draft.verb is not None and sentence.tokens.words[draft.verb] in lexicon.sets["gerunds"]
    if (
        is_done
        and sentence.tokens.letters[(draft.verb or 1) - 1] == "p"
        and draft.rule_id.endswith(GERUND_RULES)
    ):
        return True  # "the sheriff, who blamed people for dying in his cells"
    if not draft.rule_id.endswith(SUBJECT_RULES) or draft.hit is None or not draft.hit.verbs:
        return False
    between = sentence.letters[draft.position + 1 : draft.hit.verbs[0]]
    if _WHO_DID_AND.match(between):
        return True  # "Ruiz defended Gil, a clerk who found a fraud and was later jailed": Gil was
    match = _ANOTHER_SUBJECT.search(between)
    if match is None:
        return False
    first, last = sentence.spans[draft.position + 2 + match.start()]
    return lexicon.sets["objects"].isdisjoint(sentence.tokens.words[first : last + 1])


def _is_of_those_behind(sentence: Sentence, draft: Draft) -> bool:
    """ "Thanked Ana Ruiz for the men killed in the raid", "the loss of 60 men, 200 wounded": a participle, or
    a word of harm, that others stand nearer to.
    """
    verb, mention, entries = draft.verb, draft.mention, sentence.tokens.entries
    if verb is None or not draft.rule_id.endswith(".victim"):
        return False
    if mention.kind == "Q" and draft.outcome != "killed":
        return (
            sentence.letters[: draft.position].endswith("M")
            and draft.hit is not None
            and len(draft.hit.who) > 1
        )
    return mention.kind == "N" and verb - 1 > mention.last and entries[verb - 1].letter == "H"


def _is_adjective(sentence: Sentence, draft: Draft) -> bool:
    """ "A clerk blamed the expired offers", "the rolls are full of dead people": it belongs to the noun."""
    verb, entries = draft.verb, sentence.tokens.entries
    if verb is None or verb + 1 >= len(entries) or not draft.rule_id.endswith((".died", ".is_dead")):
        return False
    before, after = entries[verb - 1].letter, entries[verb + 1].letter
    if entries[verb].letter == "I":
        return before in "ta" and after in "yY_hH"
    return before in "oap" and after in "hH" and draft.mention.last < verb - 1


def _is_weapon(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "One armed with a rifle, two handguns and a knife was held"."""
    first, words = draft.mention.first, sentence.tokens.words
    if first < 2 or draft.mention.kind not in "QA" or not draft.rule_id.endswith(SUBJECT_RULES):
        return False
    armed = lexicon.sets["armed_with"]
    at = next((i for i in range(first - 1, 0, -1) if " ".join(words[i - 1 : i + 1]) in armed), None)
    if at is None:
        return False
    return _ARMED_LIST.fullmatch(sentence.tokens.letters[at + 1 : first]) is not None


def _is_way_off(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The two men fled the scene", "did not return a call", "disappeared into the house"."""
    verb, words = draft.verb, sentence.tokens.words
    if verb is None:
        return False
    behind = words[verb + 1 : verb + 1 + BEHIND]
    if draft.outcome == "displaced":
        return holds_phrase(" ".join(words[verb : verb + 1 + BEHIND]), lexicon.sets["leaves_scene"])
    if draft.outcome != "missing":
        return False
    if not lexicon.sets["answers"].isdisjoint(behind):
        return words[verb] in lexicon.sets["no_return"]
    is_inside = behind[:1] != [] and behind[0] in lexicon.sets["goes_into"]
    return is_inside and lexicon.sets["no_trace"].isdisjoint(behind)


def _is_either(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "15,000 have been killed or have fled": nobody says how many of them died."""
    verb, words = draft.verb, sentence.tokens.words
    if draft.outcome != "killed" or verb is None:
        return False
    if lexicon.sets["or_else"].isdisjoint(words[verb + 1 : verb + 2]):
        return False
    then = sentence.tokens.entries[verb + 2 : verb + 1 + BEHIND]
    return next((e.value == "displaced" for e in then if e.letter not in "xvb"), False)


def _is_mere_number(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Down from an average of 297", "every day, some 830 die", "that many deaths", "my one shot"."""
    mention, tokens = draft.mention, sentence.tokens
    words = tokens.words
    if mention.kind not in "Q0":
        return False
    first = mention.first if mention.number is None else mention.number
    if mention.kind == "0" and mention.number is None:
        return words[mention.last] in lexicon.sets["bodies"] - lexicon.sets["one_body"]
    value = tokens.numerals[first].value if first in tokens.numerals else None
    is_bare = mention.head is None or mention.head == mention.number
    if is_bare and draft.outcome == "wounded" and (value or 0) >= MOST_HURT:
        return True
    if holds_phrase(" ".join(words[max(0, first - 3) : first]), lexicon.sets["averages"]):
        return True
    if draft.rule_id.endswith(".count") and _hurts_parts(
        words[mention.last + 1 : mention.last + 1 + BEHIND], lexicon
    ):
        return True
    opening = " ".join(words[:2])
    if first > 1 and words[2:3] == [","] and holds_phrase(opening, lexicon.sets["rate_times"]):
        return True
    if mention.kind == "0" and " ".join(words[first - 1 : first + 1]) in lexicon.sets["that_many"]:
        return True
    is_his = first > 0 and words[first - 1] in lexicon.sets["his_own"]
    return is_his and mention.head is None and _says_shot(draft, lexicon)


def _hurts_parts(behind: list[str], lexicon: Lexicon) -> bool:
    """ "Some injuries to her hands": wounds of one are counted."""
    is_on = behind[:1] != [] and behind[0] in lexicon.sets["onto_parts"]
    is_his = not lexicon.sets["his_own"].isdisjoint(behind)
    return is_on and is_his and not lexicon.sets["body_parts"].isdisjoint(behind)


def _says_shot(draft: Draft, lexicon: Lexicon) -> bool:
    assert draft.source is not None
    return draft.verb is not None and draft.source.tokens.words[draft.verb] in lexicon.sets["shot"]


def _is_idle(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Recovering from an addiction", "is sickened by the report", "spent the night at the jail"."""
    verb, words = draft.verb, sentence.tokens.words
    if verb is None:
        return False
    said = " ".join(words[verb : verb + 1 + BEHIND])
    return holds_phrase(said, lexicon.sets["idle_harms"])


def _is_actor_of_another(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Two who were hurt as the driver fled remain in hospital", "was taken to the mayor before being
    locked up": said of another.
    """
    verb, at = draft.verb, draft.position
    before = sentence.letters[at - 1 : at] if at else ""
    if verb is None or before not in ("u", "p"):
        return False
    if before == "p":
        return draft.rule_id.endswith(".after_being")
    words, plural = sentence.tokens.words, lexicon.sets["plural_verbs"]
    is_plural = words[verb].split()[0] in plural or words[verb - 1] in plural
    if sentence.tokens.letters[verb - 2 : verb - 1] == "x":
        return False  # "how a guard, who was fit, could have died"
    position = next((i for i, (first, _) in enumerate(sentence.spans) if first >= verb), at)
    between = sentence.letters[at + 1 : position]
    return is_plural and "f" in between and "c" not in between


def _is_said_of_things(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "A shock to his fans", "bred in captivity", "shooting suspect jailed", "affects 400 subscribers"."""
    mention, verb, words = draft.mention, draft.verb, sentence.tokens.words
    if draft.outcome == "affected_other":
        nouns = words[mention.first : mention.last + 2]
        return not lexicon.sets["clients"].isdisjoint(nouns)
    if verb is None:
        return False
    if holds_phrase(" ".join(words[max(0, verb - 3) : verb + 3]), lexicon.sets["figures_of_speech"]):
        return True
    is_next = mention.first == verb + 1 and mention.number is None
    is_name = is_next and sentence.tokens.letters[verb - 1 : verb] in ("", "t", "a") and verb < 2
    return is_name and draft.rule_id.endswith(".killing") and words[mention.last] in lexicon.sets["accused"]


def _is_no_person(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """A name that is the owner of what is done ("affect Dan Mercer's ties"), of who did it ("Mercer's
    killings"), or the last of several places ("in Oregon and New York were hurt").
    """
    tokens, mention = sentence.tokens, draft.mention
    behind = tokens.letters[mention.last + 1 : mention.last + 3]
    if mention.first > 1 and tokens.letters[mention.first - 1] == "c":
        countries = context_lexicon(lexicon.language).tagger.words("COUNTRY")
        if {tokens.words[mention.first - 2], tokens.words[mention.last]} <= countries:
            return True  # "affects millions of people in Ethiopia and Kenya"
    if draft.rule_id.endswith(OBJECT_RULES) and draft.verb is not None and draft.verb < mention.first:
        at = mention.last + 1
        while tokens.letters[at : at + 1] == "N":
            at += 1
        thing = tokens.letters[at + 1 : at + 3]
        if (
            tokens.letters[at : at + 1] == "'"
            and thing[:1] not in ("", ",", ".")
            and not {"h", "H"} & set(thing)
        ):
            return True
    if draft.rule_id.endswith(".own_death") and behind[:1] == "'" and draft.verb is not None:
        return tokens.words[draft.verb] in lexicon.sets["deeds"] and not tokens.letters[
            : mention.first
        ].endswith("c")
    if not draft.rule_id.endswith(SUBJECT_RULES) or mention.last - mention.first > 1:
        return False
    return _NAMED_PLACES.search(tokens.letters[: mention.first]) is not None
