"""Words of harm said in another sense, and names that name nobody: what ordinary news is full of."""

from __future__ import annotations

import functools
import re

from extractors.drafts import Draft
from extractors.general import is_harmful
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence
from extractors.misread import SUBJECT_RULES, is_misread

NEAR = 400  # characters before and behind a sentence in which something harmful may be told
OPENS_NOUN = "taNkhHyY0jd"  # letters of the words that open a noun phrase
AWAY = 5  # words behind "missing" in which the place stands that somebody stays away from
_MARK = re.compile(r"[a-z]?\d+[a-z]?|[a-z]")  # "vitamin B3", "group C"
_INITIALS = re.compile(r"[A-Z]{3,5}")
_BIG = re.compile(r"\b([A-Z][a-z]+) (?=([A-Z][\w'-]*\w))")  # two capitals, the second perhaps a name
_WORD = re.compile(r"[^\W\d_][\w'-]*")


def is_other_sense(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """Does the draft read harm where its words say something else, or a person where none is named."""
    sentence = draft.source
    assert sentence is not None
    if draft.mention.kind in "Z9":
        return _is_unreported(sentence, draft, lexicon) or _is_zero_of_nothing(
            sentence, draft, plain, lexicon
        )
    return (
        _is_active(sentence, draft, lexicon)
        or is_misread(draft, lexicon)
        or _is_to_be(sentence, draft, lexicon)
        or _is_absent(sentence, draft, plain, lexicon)
        or _is_of_whatever(sentence, draft, lexicon)
        or _is_whoever_did(sentence, draft, lexicon)
        or _is_hacked(sentence, draft, plain, lexicon)
        or (draft.mention.kind == "N" and _is_nobodys_name(sentence, draft, plain, lexicon))
    )


def _is_unreported(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Gave no casualty figures": nobody says that there were none."""
    behind = sentence.tokens.words[draft.mention.last + 1 : draft.mention.last + 2]
    return not lexicon.sets["tells_harm"].isdisjoint(behind)


def _is_zero_of_nothing(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "Finishes the feat without injury": nothing happened that could have hurt anybody."""
    words = sentence.tokens.words
    if words[draft.mention.first].split()[0] not in lexicon.sets["without"]:
        return False
    return lexicon.sets["unhurt"].isdisjoint(words) and not is_harmful(_near(sentence, plain), lexicon)


def _near(sentence: Sentence, plain: str) -> str:
    """The sentence and what stands around it, in lower case."""
    start, end = sentence.tokens.starts[0], sentence.tokens.ends[-1]
    return plain[max(0, start - NEAR) : end + NEAR].lower()


def _is_active(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Paul shot down the critic's claims", "agents picked up most of them": who stands before a verb
    with an object of its own did it.
    """
    if not draft.rule_id.endswith(".victim") or draft.verb is None:
        return False
    verb, letters = draft.verb, sentence.tokens.letters
    opening, _, particle = sentence.tokens.words[verb].rpartition(" ")
    is_named = draft.mention.kind == "N" and opening and particle in lexicon.sets["verb_particles"]
    if is_named and letters[verb + 1 : verb + 2] in ("t", "a", "s", "y", "Y"):
        return True  # "The Journal picked up claims"
    behind, at = sentence.tokens.words[draft.verb + 1 : draft.verb + 3], draft.verb + 2
    if draft.mention.kind == "N" and behind[:1] and behind[0] in lexicon.sets["singular_verbs"]:
        return True  # "Final shot is, …"
    if behind[:1] and behind[0] in lexicon.sets["quantifiers"]:
        return True
    is_moved = len(behind) > 1 and behind[0] in lexicon.sets["verb_particles"]
    return is_moved and sentence.tokens.entries[at].letter in OPENS_NOUN


def _is_to_be(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "A judge ordered him to be detained": the pronoun is, and not the subject."""
    verb, words = draft.verb, sentence.tokens.words
    if verb is None or verb < 3 or not draft.rule_id.endswith(SUBJECT_RULES):
        return False
    if draft.mention.last >= verb - 3 or sentence.tokens.entries[verb - 1].letter != "b":
        return False
    return sentence.tokens.entries[verb - 2].letter == "x" and words[verb - 3] in lexicon.sets["objects"]


def _is_absent(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "Was missing from her father's side", "played on missing key players": nobody is sought."""
    words, verb = sentence.tokens.words, draft.verb
    if draft.outcome != "missing" or verb is None:
        return False
    if words[verb] in lexicon.sets["no_word"] and draft.mention.kind in "NAh":
        return not is_harmful(_near(sentence, plain), lexicon)
    if words[verb] not in lexicon.sets["is_missing"]:
        return False
    behind = words[verb + 1 : verb + 1 + AWAY]
    if behind[:1] and behind[0] in lexicon.sets["from_home"]:
        return not lexicon.sets["stays_away"].isdisjoint(behind)
    position = next((p for p, (first, _) in enumerate(sentence.spans) if first > verb), None)
    return draft.rule_id.endswith(".is_dead") and position is not None and sentence.letters[position] == "P"


def _is_of_whatever(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Made off with whatever they could", "everything the mayor did was dead": things, and not he."""
    first, words = draft.mention.first, sentence.tokens.words
    if words[first] in lexicon.sets["whatever"]:
        return True
    is_subject = draft.rule_id.endswith(SUBJECT_RULES) and draft.verb is not None and draft.verb > first
    return is_subject and first > 0 and words[first - 1] in lexicon.sets["whatever"]


def _is_whoever_did(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Instead of detaining him, 12 agents left": behind whom the opening harms stands who did."""
    tokens, verb = sentence.tokens, draft.verb
    if not draft.rule_id.endswith(".killing") or verb is None or draft.mention.first <= verb + 2:
        return False
    is_told = tokens.words[verb + 1] in lexicon.sets["objects"] and tokens.entries[verb + 2].letter == ","
    opens = next((i + 1 for i in range(verb - 1, -1, -1) if tokens.entries[i].letter == ","), 0)
    return is_told and all(e.letter in 'pu~c"' for e in tokens.entries[opens:verb])


def _is_hacked(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "Confirmed that its service had been hacked", where computers are told of."""
    words, verb = sentence.tokens.words, draft.mention.harm if draft.verb is None else draft.verb
    if verb is None or words[verb] not in lexicon.sets["hacks"]:
        return False
    return not lexicon.sets["of_computers"].isdisjoint(_WORD.findall(_near(sentence, plain)))


def _is_nobodys_name(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    tokens, mention = sentence.tokens, draft.mention
    words = tokens.words[mention.first : mention.last + 1]
    if len(words) == 1 and _MARK.fullmatch(words[0]):
        return True
    if words[-1] in lexicon.sets["institutions"]:
        return True  # "held by Customs and Border Protection"
    name = plain[tokens.starts[mention.last] : tokens.ends[mention.last]]
    if len(words) == 1 and (_is_initials(sentence, name, plain, lexicon) or _is_word(sentence, draft, plain)):
        return True
    names = [i for i in range(mention.first, mention.last + 1) if tokens.entries[i].letter == "N"]
    before = tokens.words[names[0] - 1] if names and names[0] else ""
    behind = " ".join(tokens.words[mention.last + 1 : mention.last + 2]).partition(" ")[0]
    if not lexicon.sets["hospitals"].isdisjoint((before, behind)):
        return True  # "taken to University Hospital Limerick with burns", "to Limerick hospital"
    if draft.verb is not None and tokens.words[draft.verb] in lexicon.sets["of_towns"]:
        is_joined = tokens.letters[mention.last + 1 : mention.last + 2] in ("c", ",")
        is_place = len(words) == 1 or not is_joined  # "the massacre of Srebrenica"
        return is_place and draft.rule_id.endswith(".killing_of")
    return name in _pet_names(plain, lexicon.sets["pets"], lexicon.sets["told_as"])


def _is_initials(sentence: Sentence, name: str, plain: str, lexicon: Lexicon) -> bool:
    """ "How badly is OPEC hurt": capitals alone, in a sentence that is not all in capitals, name a body."""
    if not _INITIALS.fullmatch(name) or name.lower() in lexicon.sets["initials"]:
        return False
    told = plain[sentence.tokens.starts[0] : sentence.tokens.ends[-1]]
    return sum(c.islower() for c in told) > len(told) // 2


def _is_word(sentence: Sentence, draft: Draft, plain: str) -> bool:
    """ "Enrollment was hurt": a capital that opens a sentence, of a word that is written small elsewhere."""
    tokens, mention = sentence.tokens, draft.mention
    start, end = tokens.starts[mention.first], tokens.ends[mention.first]
    if mention.first > 0 or plain[tokens.ends[-1] - 1 : tokens.ends[-1]] not in (".", "!", "?"):
        return False
    return re.search(rf"[a-z,] {re.escape(plain[start:end].lower())}\b", plain) is not None


@functools.lru_cache(maxsize=1)
def _pet_names(plain: str, pets: frozenset[str], told_as: frozenset[str]) -> frozenset[str]:
    """Whom a text tells to be a beast: "her cat Orville", "Vlad, the family's dog"."""
    if not pets:
        return frozenset()
    pattern, beasts = _told_pets(pets, told_as)
    found = {match["after"] or match["before"] for match in pattern.finditer(plain)}
    if written := set(beasts.findall(plain)):  # "Beloved Hippo Dora" in a headline, and "the hippo" below
        found |= {name for beast, name in _BIG.findall(plain) if beast.lower() in written}
    return frozenset(found)


@functools.cache
def _told_pets(pets: frozenset[str], told_as: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    beast, whose = "|".join(sorted(pets)), "|".join(sorted(told_as))
    name = r"[^\W\d_a-z][\w'-]*\w"
    told = rf"\b(?:{beast}),? (?P<after>{name})"
    before = rf"\b(?P<before>{name}), (?:{whose})(?: [\w'’-]+){{0,2}} (?:{beast})\b"
    return re.compile(rf"{told}|{before}"), re.compile(rf"\b(?:{beast})\b")
