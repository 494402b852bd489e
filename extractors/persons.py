"""Who may be a person. Words of harm are said of beasts, plans, prizes and machines too.

A listed noun for persons may be harmed by any word. A noun that no list has, or a lone capital at the head of
a sentence, is a person only beside a word of harm that takes nobody else (`of_persons`), or in a text that
tells of persons harmed otherwise; a number without a noun counts whatever was last spoken of.
"""

from __future__ import annotations

import functools
import re

from extractors.actors import is_actor, is_another, is_shooter, nouns_of
from extractors.context_letters import Asked
from extractors.context_lexicon import lexicon as context_lexicon
from extractors.drafts import Draft, with_wholes
from extractors.flights import is_voyage
from extractors.general import is_general, is_harmful
from extractors.lexicon import ARMED, Lexicon, holds_phrase
from extractors.mentions import Mention, Sentence
from extractors.senses import is_other_sense

NEAR = 400  # characters before a sentence in which what does the harm may be named
MOST_BARE = 20_000_000  # a greater number that says nothing of persons counts money
LOOK_BACK = 40  # words before a number without a noun, for what it counts
FAMILY = 2  # tokens before a number in which "a family of" stands
FEW_CAPITALS = 0.6  # a headline in capitals has more
_RUN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_NOUN_IN_DISGUISE = re.compile(r"[fRs](?:[bvxfR_yY.,]|$)|[_yY]")  # "two looks were shot", "14 set plays"
_SHARED_THING = re.compile(r"c[tq]?0[j_]*[yY](?![~xv]*[bvxf])")  # "washed away 43 and 64 houses"
_THINGS_OF = re.compile(r"o[td]?0?j*[yYU]|'")
_SPOKEN = re.compile(r"[^\W_][\w'-]*")
_AGED = re.compile(r",[0A],|\(0\)")  # "Ruiz, 34, was shot"
_ASIDE = re.compile(r"\([^()]*\)")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“(•|]|\s-)\s*$")  # before a word whose capital says nothing


def without_things(drafts: list[Draft], plain: str, lexicon: Lexicon) -> list[Draft]:
    """The drafts of a text that count persons; what is part of a thing goes with it.

    What may be a person, or may be told of a game, stands where the text tells of harm to persons otherwise.
    """
    kept = [d for d in drafts if not is_thing(d, plain, lexicon)]
    if not any(d.mention.kind not in "Z9" and not may_be_thing(d, plain, lexicon) for d in kept):
        kept = [d for d in kept if not may_be_thing(d, plain, lexicon)]
    return with_wholes(drafts, kept)


def is_thing(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """Does the draft count what is surely no person, a body that only says where ("on a body") among it."""
    sentence, mention = draft.source, draft.mention
    assert sentence is not None
    if mention.kind in "Z9":  # "hurt nobody's plans", "no scientific body"
        is_body = mention.kind == "9" and _is_no_corpse(sentence, mention, lexicon)
        return is_body or _letter(sentence, mention.last + 1) == "'" or is_other_sense(draft, plain, lexicon)
    if sentence.letters[max(0, draft.position - 2) : draft.position] in ("Po", "Ao", "ho"):
        return False  # "a family of seven"
    is_unnamed = mention.kind in "QY" and mention.head is None
    return (
        (is_unnamed and _is_bare_thing(sentence, draft, plain, lexicon))
        or (_is_unknown(sentence, mention, lexicon) and _says(draft, "of_things", lexicon))
        or (mention.kind == "0" and _is_compound(sentence, mention, lexicon))
        or (mention.kind == "0" and mention.number is None and _letter(sentence, mention.first - 1) == "p")
        or (mention.kind == "0" and _is_office(sentence, mention, lexicon))
        or (mention.kind == "N" and (_says(draft, "unnamed", lexicon) or _is_country(draft, lexicon)))
        or is_general(draft, lexicon)
        or is_voyage(draft, plain, lexicon)
        or _is_of_a_thing(sentence, draft, lexicon)
        or _is_inside_name(sentence, draft, plain)
        or is_actor(sentence, draft, lexicon)
        or is_shooter(sentence, draft, lexicon)
        or is_another(sentence, draft, lexicon)
        or is_other_sense(draft, plain, lexicon)
    )


def _is_no_corpse(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "No scientific body", "no regional body": nothing says that a corpse was looked for."""
    words = sentence.tokens.words
    is_one = words[mention.last] in lexicon.sets["one_body"]
    return _is_office(sentence, mention, lexicon) or (is_one and lexicon.sets["of_corpses"].isdisjoint(words))


def _is_office(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "an independent body", "a body set up by law": who governs, and nobody's corpse."""
    words, offices = sentence.tokens.words, lexicon.sets["offices"]
    if words[mention.last] not in lexicon.sets["bodies"]:
        return False
    beside = [*words[mention.first : mention.last], *words[mention.last + 1 : mention.last + 2]]
    return any(w in offices or w.rpartition("-")[2] in offices for w in beside)


def _is_country(draft: Draft, lexicon: Lexicon) -> bool:
    """The name of a country and of no person: "an envoy to Turkey was killed", "Russia is in need"."""
    mention, sentence = draft.mention, draft.source
    assert sentence is not None
    word = sentence.tokens.words[mention.last]
    opening = sentence.tokens.words[mention.last - 1]
    is_name = mention.first == mention.last or draft.outcome == "in_need"
    is_name = is_name or (mention.last == mention.first + 1 and opening in lexicon.sets["place_openings"])
    if not is_name or (word in lexicon.sets["given_names"] and draft.outcome != "in_need"):
        return False
    return word in context_lexicon(lexicon.language).tagger.words("COUNTRY")


def may_be_thing(draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """Does nothing vouch for it that the draft counts persons who were harmed."""
    sentence, mention = draft.source, draft.mention
    assert sentence is not None
    if _is_play(sentence, plain, lexicon) or _is_rivalry(sentence, draft, plain, lexicon):
        return True
    if _says(draft, "of_persons", lexicon) or draft.rule_id.endswith(".pronoun"):
        return False
    is_odd = _is_unknown(sentence, mention, lexicon) and mention.kind == "Q"
    is_odd = is_odd and sentence.tokens.entries[mention.head or 0].letter == "_"
    return is_odd or (mention.kind == "N" and _is_no_name(sentence, mention, plain))


def _says(draft: Draft, which: str, lexicon: Lexicon) -> bool:
    """Is the word of harm in a set of words.yml."""
    assert draft.source is not None
    return draft.verb is not None and draft.source.tokens.words[draft.verb] in lexicon.sets[which]


def _is_unknown(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "executed 40 trades", "killed 12 snarks": a noun that no list has."""
    head = mention.head
    if mention.kind not in "QAUY" or head is None or not lexicon.sets["of_persons"]:
        return False
    word, letter = sentence.tokens.words[head], sentence.tokens.entries[head].letter
    is_listed = word in lexicon.words or " " in word
    return letter == "f" if is_listed else letter in "_NhH"


def _is_bare_thing(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    tokens, mention = sentence.tokens, draft.mention
    value = tokens.numerals[mention.number].value if mention.number is not None else None
    behind = mention.last + 1
    is_of_things = _THINGS_OF.match(tokens.letters, behind) or _SHARED_THING.match(tokens.letters, behind)
    if is_of_things or ((value or 0) > MOST_BARE and draft.outcome != "displaced"):
        return True  # "hurt three of the five services", "wiped out 300 billion", "hang one's head"
    if _is_numbering(sentence, mention, lexicon) or _is_attribute(sentence, draft):
        return True
    if _says(draft, "of_things", lexicon) and _NOUN_IN_DISGUISE.match(tokens.letters, mention.last + 1):
        return True
    start = tokens.starts[mention.first]
    if draft.rule_id.endswith(".claiming"):
        return not is_harmful(plain[max(0, start - NEAR) : start].lower(), lexicon)
    return not mention.others and _is_among_animals(plain[:start], lexicon)


def _is_numbering(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "Page 12 is missing": the number names the page; after an article it does not."""
    words, at = sentence.tokens.words, mention.first - 1
    if at < 0 or mention.first in sentence.hedges or words[at] not in lexicon.sets["numbered"]:
        return False
    return not at or sentence.tokens.entries[at - 1].letter not in "tajN_'p"


def _is_attribute(sentence: Sentence, draft: Draft) -> bool:
    """ "4,500 dead links": the word of harm belongs to the noun after it."""
    entries, verb = sentence.tokens.entries, draft.verb
    if verb is None or verb + 1 >= len(entries) or entries[verb].letter not in "JV":
        return False
    return entries[verb + 1].letter in ("Y_" if verb == draft.mention.last + 1 else "Y")


def _is_compound(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "14 murder ballads": the harm says what kind of thing is counted."""
    at = mention.last + 1
    if mention.harm != mention.last or at >= len(sentence.tokens.words):
        return False
    word, letter = sentence.tokens.words[at], sentence.tokens.entries[at].letter
    return letter == "_" or (letter == "Y" and word in lexicon.common)


def _is_among_animals(before: str, lexicon: Lexicon) -> bool:
    """Is the last count noun before a number a word for animals, asides apart: "90 pigs ran; 12 of them"."""
    told = _ASIDE.sub("", before[-LOOK_BACK * 8 :]).lower()
    behind = ""
    for word in reversed(_WORD.findall(told)[-LOOK_BACK:]):
        entry = lexicon.words.get(word)
        if entry is not None and entry.letter in "hH":
            return False
        if word in lexicon.animals and behind not in lexicon.sets["animal_trade"]:
            return True
        behind = word
    return False


def _is_no_name(sentence: Sentence, mention: Mention, plain: str) -> bool:
    """ "Print is dead": a lone capital that opens the sentence, unknown to the rest of the text."""
    if mention.first != mention.last or _AGED.match(sentence.tokens.letters, mention.last + 1):
        return False
    start, end = sentence.tokens.starts[mention.first], sentence.tokens.ends[mention.first]
    word = plain[start:end]
    return _opens(plain, start) and not word.isupper() and not _names_inside(plain)[word]


@functools.lru_cache(maxsize=1)
def _names_inside(plain: str) -> Asked[str, bool]:
    """Of each word whether it stands somewhere in a text where its capital says something. Remembered for
    the text at hand: a list of names asks of each of them.
    """
    runs: dict[str, list[int]] = {}
    for match in _RUN.finditer(plain):
        runs.setdefault(match[0], []).append(match.start())

    def is_whole(word: str, at: int) -> bool:
        end = at + len(word)
        return plain.startswith(word, at) and (bool(_RUN.match(word[-1:])) != bool(_RUN.match(plain, end)))

    def is_inside(word: str) -> bool:
        first = _RUN.match(word)
        places = runs.get(first[0], ()) if first else ()
        return any(is_whole(word, at) and not _opens(plain, at) for at in places)

    return Asked(is_inside)


def _opens(plain: str, start: int) -> bool:
    return _OPENS.search(plain[max(0, start - 4) : start]) is not None


def _is_of_a_thing(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "captured the attention of 28 children": not they were captured."""
    at = draft.position
    if sentence.letters[max(0, at - 2) : at] != "To" or draft.verb is None:
        return False
    thing = sentence.mentions.get(at - 2)
    if thing is None or thing.head is None or thing.first < draft.verb:
        return False
    return sentence.tokens.words[thing.head] not in lexicon.sets["collectives"]


def _is_inside_name(sentence: Sentence, draft: Draft, plain: str) -> bool:
    """ "At Kill Devil Hills", "William Hurt said": capitals inside a sentence that is no headline."""
    tokens, verb = sentence.tokens, draft.verb
    if (
        not verb
        or verb + 1 >= len(tokens.words)
        or not plain[tokens.starts[verb] : tokens.ends[verb]].istitle()
    ):
        return False
    before, after = tokens.entries[verb - 1].letter, tokens.entries[verb + 1].letter
    goes_on = plain[tokens.starts[verb + 1]].isupper() and after in "N_yY"
    if not goes_on and not (before == "N" and after in "~fvxs'"):
        return False
    heads = [plain[s] for s in tokens.starts if plain[s].isalpha()]
    return sum(c.isupper() for c in heads) < FEW_CAPITALS * len(heads)


def _letter(sentence: Sentence, at: int) -> str:
    return sentence.tokens.entries[at].letter if at < len(sentence.tokens.entries) else ""


def _is_play(sentence: Sentence, plain: str, lexicon: Lexicon) -> bool:
    """Told of a tale, a stage or a game, where nothing else is told that does harm."""
    text = _text(sentence, plain)
    said = " ".join(_SPOKEN.findall(text))
    return holds_phrase(said, lexicon.sets["fictions"]) and not is_harmful(text, lexicon)


def _is_rivalry(sentence: Sentence, draft: Draft, plain: str, lexicon: Lexicon) -> bool:
    """ "eliminated four dancers", "hurt 3,000 buyers": said of rivals and tariffs too, not of gunmen."""
    if draft.group in ARMED or draft.verb is None or draft.mention.kind in "Z9":
        return False
    before = sentence.tokens.words[max(0, draft.mention.first - FAMILY) : draft.mention.first]
    nouns = nouns_of(sentence, draft.mention)
    if not lexicon.sets["families"].isdisjoint({*before, *nouns}):
        return False  # "a family of six was wiped out"
    if _says(draft, "shot", lexicon) and not lexicon.sets["owners"].isdisjoint(nouns):
        return False  # "shot his girlfriend"
    is_active = draft.verb < draft.mention.first
    if not (_says(draft, "of_rivals", lexicon) or (is_active and _says(draft, "of_burdens", lexicon))):
        return False
    if draft.verb and sentence.tokens.entries[draft.verb - 1].letter == "k":
        return False  # "It hurt 12 people": told before
    if (
        draft.rule_id.endswith(".label")
        and draft.verb
        and sentence.tokens.entries[draft.verb - 1].letter in "hH"
    ):
        return False  # "Persons affected: 12"
    if _says(draft, "shot", lexicon) and _is_by_police(sentence):
        return False
    return not is_harmful(_text(sentence, plain), lexicon)


def _is_by_police(sentence: Sentence) -> bool:
    """Who carries arms by calling is named: "a policeman shot a clerk in the leg"."""
    entries = sentence.tokens.entries
    return any(e.letter in "hH" and e.value in ARMED for e in entries)


def _text(sentence: Sentence, plain: str) -> str:
    return plain[sentence.tokens.starts[0] : sentence.tokens.ends[-1]].lower()
