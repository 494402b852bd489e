"""Whom the law seizes is detained; whom anybody else seizes is abducted."""

from __future__ import annotations

import re

from extractors.drafts import Draft, with_wholes
from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Sentence

LAW = ("police", "soldiers")
FATE = ".fate_of"
CAUGHT = ".caught"
HELD, RELEASE = ".held", ".release_of"
LED_OFF = (".led_off", ".led_off.passive")
LET_GO = ".let_go.led_off"
PRISONERS = ".took_prisoners"
NEARBY = 300  # characters before a sentence in which who takes people may be named
_WORD = re.compile(r"[a-z]+")
NEAR = 8  # tokens before and after the verb among which stands who seizes


def settle_seizures(sentence: Sentence, drafts: list[Draft], before: str, lexicon: Lexicon) -> None:
    """Give each draft of a verb of seizing the outcome that fits who seizes; the harmed are not asked.
    `before` is the text before the sentence, in lower case.
    """
    sets = lexicon.sets
    for draft in drafts:
        verb = draft.verb
        harm = draft.mention.harm
        if draft.rule_id.endswith(LED_OFF) and harm is not None:
            draft.outcome = sentence.tokens.entries[harm].value or draft.outcome  # "30 wounded were taken in"
            draft.verb, draft.rule_id = harm, f"{lexicon.language}.adjective"
            continue
        if draft.outcome == "displaced" and _is_guest(sentence, draft, lexicon):
            draft.outcome = "affected_other"
        if draft.rule_id.endswith(PRISONERS) and not _is_kept(sentence, draft, lexicon):
            draft.outcome = "saved"
            continue
        if verb is not None and draft.rule_id.endswith(LED_OFF):
            is_told = any(d is not draft and d.position == draft.position for d in drafts)
            draft.outcome = "saved" if is_told else _led_off(sentence, draft, verb, before, lexicon)
            continue
        if (
            verb is not None
            and draft.rule_id.endswith(CAUGHT)
            and not _is_caught(sentence, draft, verb, lexicon)
        ):
            draft.outcome = "saved"
        held = draft.rule_id.endswith(HELD) or (
            verb is not None and sentence.tokens.words[verb].split()[-1] in sets["holds"]
        )
        head = draft.mention.head
        if (
            held
            and verb is not None
            and not sets["stays_up"].isdisjoint(sentence.tokens.words[verb + 1 : verb + 2])
        ):
            draft.outcome = "saved"  # "held up for an hour"
        if (
            draft.rule_id.endswith(HELD)
            and head is not None
            and sentence.tokens.entries[head].letter not in "hH"
        ):
            draft.outcome = "saved"  # "two funerals were held on Friday"
        if held and draft.outcome == "detained":
            is_freed = any(d.rule_id.endswith(LET_GO) and d.outcome == "abducted" for d in drafts)
            told = {k for d in drafts for k in range(d.mention.first, d.mention.last + 1)}
            draft.outcome = (
                "abducted" if is_freed or _for_ransom(sentence, told, lexicon, before) else draft.outcome
            )
        if draft.rule_id.endswith(RELEASE) and harm is not None:
            draft.outcome = sentence.tokens.entries[harm].value or draft.outcome  # "its 21 arrested members"
        elif draft.rule_id.endswith(RELEASE) and sets["ransoms"].isdisjoint(sentence.tokens.words):
            draft.outcome = "saved"
        if draft.rule_id.endswith(FATE) and sets["fate_unknown"].isdisjoint(sentence.tokens.words):
            draft.outcome = "saved"
        if verb is not None and _is_rescue(sentence, verb, lexicon):
            draft.outcome = "saved"
        if verb is None or sentence.tokens.words[verb] not in lexicon.sets["seizes"]:
            continue
        own = {k for d in drafts for k in range(d.mention.first, d.mention.last + 1)}
        near = range(max(0, verb - NEAR), min(verb + NEAR, len(sentence.tokens.words)))
        law = (k for k in near if k not in own and not _is_speaker(sentence, k, verb))
        if any(_is_law(sentence, k, lexicon) for k in law):
            draft.outcome = "detained"
    drafts[:] = with_wholes(drafts, [d for d in drafts if d.outcome != "saved"])


def _is_guest(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "3,000 passengers were evacuated from the terminal": they do not live there."""
    head, verb, words = draft.mention.head, draft.verb, sentence.tokens.words
    if verb is None or words[verb].split()[-1] not in lexicon.sets["emptied"]:
        return False
    is_out = not lexicon.sets["halls"].isdisjoint(words[verb + 1 : verb + NEAR])
    if head is None or draft.mention.partitive:
        return is_out
    return is_out or words[head] in lexicon.sets["guests"]


def _is_kept(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Exchanged 60 prisoners", "60 prisoners languish": and not "interviewed 60 prisoners"."""
    assert draft.hit is not None
    first, last = sentence.spans[draft.hit.start][0], sentence.spans[draft.hit.end - 1][1]
    words = sentence.tokens.words
    said = [*words[first : draft.mention.first], *words[draft.mention.last + 1 : last + 2]]
    return holds_phrase(" ".join(said), lexicon.sets["keeps_prisoners"])


def _for_ransom(sentence: Sentence, own: set[int], lexicon: Lexicon, before: str) -> bool:
    """Kidnappers or a ransom are told of beside those who are held, or right before, and no law here."""
    words, ransoms = sentence.tokens.words, lexicon.sets["ransoms"]
    if any(w in ransoms for k, w in enumerate(words) if k not in own):
        return True
    by_law = any(_is_law(sentence, k, lexicon) for k in range(len(words)) if k not in own)
    return not by_law and not ransoms.isdisjoint(_WORD.findall(before[-NEARBY:]))


def _led_off(sentence: Sentence, draft: Draft, verb: int, before: str, lexicon: Lexicon) -> str:
    """ "Took four nurses": abducted where the armed are told of, and nobody who cares for people."""
    words, sets = sentence.tokens.words, lexicon.sets
    is_active = verb < draft.mention.first
    own = range(draft.mention.first, draft.mention.last + 1)
    others = (w for k, w in enumerate(words) if k not in own)
    if not sets["carers"].isdisjoint(others) or _is_prisoner(sentence, draft, lexicon):
        return "saved"
    doers = range(max(0, verb - 2 * NEAR), verb) if is_active else range(verb, min(verb + NEAR, len(words)))
    if any(_is_law(sentence, k, lexicon) for k in doers if k not in own):
        return "saved" if draft.rule_id.endswith(LET_GO) else "detained"
    if words[verb + 1 : verb + 2] == ["to"] or _is_thing(sentence, draft):
        return "saved"
    if _is_fighter(sentence, draft):
        return "detained"  # a prisoner of war
    if is_active:
        armed = any(_is_armed(sentence, k, lexicon) for k in doers)
        if armed or words[verb - 1] not in sets["plural_pronouns"]:
            return "abducted" if armed else "saved"
    said = {*words, *_WORD.findall(before[-NEARBY:])}
    return "saved" if sets["captors"].isdisjoint(said) else "abducted"


def _is_caught(sentence: Sentence, draft: Draft, verb: int, lexicon: Lexicon) -> bool:
    """ "Police caught two youths"; not "by surprise", "on camera"."""
    words, mention = sentence.tokens.words, draft.mention
    if not lexicon.sets["caught_how"].isdisjoint(words[mention.last + 1 : mention.last + 2]):
        return False
    return any(_is_law(sentence, k, lexicon) for k in range(max(0, verb - 4), verb))


def _is_fighter(sentence: Sentence, draft: Draft) -> bool:
    head = draft.mention.head
    return head is not None and sentence.tokens.entries[head].value in ("combatants", "soldiers")


def _is_thing(sentence: Sentence, draft: Draft) -> bool:
    """A number whose noun is none of persons: "took 12 of the seats"."""
    mention = draft.mention
    if mention.head is None:
        return mention.kind == "Q" and not mention.others
    return sentence.tokens.entries[mention.head].letter not in "hH" and mention.kind != "N"


def _is_prisoner(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Took 41 prisoners": read by its own rule."""
    head = draft.mention.head
    return head is not None and sentence.tokens.words[head] in lexicon.sets["prisoners"]


def _is_armed(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    word, entry = sentence.tokens.words[k], sentence.tokens.entries[k]
    return word in lexicon.sets["captors"] or (entry.letter in "hH" and entry.value == "combatants")


def _is_rescue(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "The tanker picked up 12 men from the water": saved, and not held."""
    words = sentence.tokens.words
    return words[verb] in lexicon.sets["picks_up"] and not lexicon.sets["rescues"].isdisjoint(words)


def _is_speaker(sentence: Sentence, k: int, verb: int) -> bool:
    """ "Gunmen seized eight workers, security sources said", "police said that gunmen seized eight": who
    tells of it.
    """
    letters = sentence.tokens.letters
    at = letters.find("s", k + 1, k + 4)
    if at < 0 or any(c in letters[k + 1 : at] for c in ",;:.VIGB"):
        return False
    return k > verb or any(c in letters[at:verb] for c in "hHN")


def _is_law(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    word, entry = sentence.tokens.words[k], sentence.tokens.entries[k]
    return word in lexicon.sets["in_law"] or (entry.letter in "hH" and entry.value in LAW)
