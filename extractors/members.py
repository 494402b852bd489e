"""Which of the persons that a pattern lists are harmed: not every noun, harm or name of its list is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence
from extractors.patterns import Hit

if TYPE_CHECKING:
    from extractors.drafts import Draft

_APPOSED = re.compile(r"[Ah]X*(?:,c[QAh]|caX*(?:[.,;]|$)|T?X*(?=[.;bvxfspuw)-]|$|,(?!c?[QAahN])))")
EITHER = frozenset(("killed", "wounded", "missing"))
SUBJECTS = (".passive", ".died", ".victim")  # patterns whose first person is the subject


def is_of_count(sentence: Sentence, mention: Mention) -> bool:
    """ "twelve of the deaths"; a vague "some of the bodies" tells only how they looked."""
    if not mention.partitive or mention.harm is None or mention.number is None:
        return False
    is_counted = sentence.tokens.entries[mention.harm].letter == "F"
    return is_counted and sentence.tokens.numerals[mention.number].value is not None


def is_other_head(sentence: Sentence, mention: Mention, hit: Hit, lexicon: Lexicon) -> bool:
    """A rule for some nouns only ("lost his wife") or some words of harm only leaves every other alone."""
    words, heads = sentence.tokens.words, hit.pattern.heads
    if hit.pattern.words and not all(
        words[sentence.spans[v][1]] in lexicon.sets[hit.pattern.words] for v in hit.verbs
    ):
        return True
    if heads is None:
        return False
    if mention.head is None:
        return not hit.pattern.id.endswith(".more_bodies")  # "eight bodies were found, and then 11 more"
    if mention.kind == "N":  # "lost his son Ali"
        called = words[mention.first : mention.last + 1]
        return lexicon.sets[heads].isdisjoint(called)
    return words[mention.head] not in lexicon.sets[heads]


def bearer(sentence: Sentence, who: int, lexicon: Lexicon) -> int:
    """ "A woman carrying a baby was shot": the verb is said of her, not of the one in her arms."""
    if sentence.letters[who - 1 : who] != "f" or who < 2 or sentence.letters[who - 2] not in "QAahN":
        return who
    word = sentence.tokens.words[sentence.spans[who - 1][0]]
    return who - 2 if word in lexicon.sets["bearing"] else who


def of_whom_none(sentence: Sentence, mention: Mention) -> Mention | None:
    """ "None of the 44 survived": the mention of the whole number that a word for none holds; None without
    one.
    """
    if mention.kind != "Z":
        return mention
    inner = range(mention.first, mention.last + 1)
    number = next((i for i in inner if i in sentence.tokens.numerals), None)
    return None if number is None else Mention("Q", number, mention.last, number, mention.head)


def is_other_harm(sentence: Sentence, mention: Mention, outcome: str, token: int | None) -> bool:
    """ "44 bodies and 140 injured people", "12 deaths, six injured": the injured are not among the dead."""
    if mention.kind == "0" and mention.harm is not None:
        counted = sentence.tokens.entries[mention.harm].value
        return counted in ("killed", "wounded") and counted != outcome
    if mention.harm is None or mention.kind not in "QAa" or token is None:
        return False
    if mention.partitive and sentence.tokens.entries[mention.harm - 1].letter == "#":
        # "held 12, two of them wounded"; but "four of those held were killed": the verb behind tells it
        return token < mention.harm and sentence.tokens.entries[mention.harm].value != outcome
    own = sentence.tokens.entries[mention.harm].value
    if own == "killed" and outcome == "wounded":
        return True  # "10 dead children and 28 wounded"
    if outcome == "displaced" and own in ("killed", "wounded") and token < mention.first:
        return True  # "the hospital received 41 injured girls"
    is_harmed = own in ("killed", "wounded", "casualties")  # "the body of a missing man" is his
    return is_harmed and own != outcome and sentence.tokens.entries[token].letter in "FO"


def same_person(sentence: Sentence, hit: Hit, who: int, lexicon: Lexicon) -> bool:
    """ "a businessman and activist": one person with two callings, unless the verb is plural."""
    mention = sentence.mentions[who]
    if _is_in_name(sentence, hit, who, lexicon) or _is_apposed(sentence, hit, who, lexicon):
        return True
    if not mention.bare or who < 2 or sentence.letters[who - 1] != "c" or who - 2 not in hit.who:
        return False
    if _is_pair(sentence, sentence.mentions[who - 2], mention, lexicon):
        return False
    span = range(mention.last + 1, sentence.spans[hit.end - 1][1] + 1)
    said = sentence.tokens.words[span.start : span.stop]
    is_one = not lexicon.sets["singular_verbs"].isdisjoint(said)
    is_bare = sentence.spans[who][1] == mention.last  # but "her husband and father of her children"
    if is_bare and not is_one and _are_kin(sentence, sentence.mentions[who - 2], mention, lexicon):
        return False
    is_headline = sentence.letters[who - 2] == "a" and lexicon.sets["singular_verbs"].isdisjoint(said)
    if is_headline and sentence.tokens.words[mention.last] in lexicon.sets["with_whom"]:
        return False
    return sentence.letters[who - 2] in "AahN" and not any(
        sentence.tokens.words[i] in lexicon.sets["plural_verbs"] for i in span
    )


def _is_apposed(sentence: Sentence, hit: Hit, who: int, lexicon: Lexicon) -> bool:
    """ "Ana Ruiz, the mayor of Okene, and two guards": who she is stands between commas, with an article."""
    match = _APPOSED.match(sentence.letters, who)
    before = sentence.letters[:who].rstrip("X,")
    is_first = before[-1:] == "N" and sentence.letters[who - 1] == "," and len(before) - 1 in hit.who
    opener = sentence.tokens.words[sentence.mentions[who].first]
    is_alone = hit.pattern.id.endswith(".killing_of") and hit.who[-1:] == (who,)
    is_alone = is_alone and "c" not in sentence.letters[hit.who[0] : who]
    return (match is not None or is_alone) and is_first and opener in lexicon.sets["articles"]


def _is_pair(sentence: Sentence, first: Mention, second: Mention, lexicon: Lexicon) -> bool:
    """ "A father and son": nobody is both, whatever the verb."""
    words, head = sentence.tokens.words, first.head
    if head is None:
        return False
    said = " ".join([words[head], "and", *words[second.first : second.last + 1]])
    return said in lexicon.sets["kin_pairs"]


def _are_kin(sentence: Sentence, first: Mention, second: Mention, lexicon: Lexicon) -> bool:
    """ "Her father and brother": two of somebody's family."""
    words, heads = sentence.tokens.words, (first.head, second.head)
    is_his = words[first.first] in lexicon.sets["his_own"]
    return is_his and all(head is not None and words[head] in lexicon.sets["kin"] for head in heads)


def _is_in_name(sentence: Sentence, hit: Hit, who: int, lexicon: Lexicon) -> bool:
    """ "A director at the Ministry of Posts and Trade was shot": the verb is singular, so who comes later
    in the list is a place or the rest of a name.
    """
    if not hit.pattern.id.endswith(SUBJECTS[:2]) or not hit.verbs or sentence.letters[who] != "N":
        return False
    first = sentence.letters[hit.who[0]]
    verb = sentence.tokens.words[sentence.mentions[who].last + 1 : sentence.spans[hit.verbs[-1]][0]]
    if who == hit.who[0] or first not in "AahN" or lexicon.sets["singular_verbs"].isdisjoint(verb):
        return False
    return sentence.letters[who - 2 : who] == "Xc" or "c" not in sentence.letters[hit.who[0] : who]


def is_let_go(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """ "Five of the six who were hurt have been discharged": what is told of the five is no harm."""
    if not hit.pattern.id.endswith(".part_of_harmed"):
        return False
    first = sentence.spans[hit.end - 1][1]
    return not lexicon.sets["dismissed"].isdisjoint(sentence.tokens.words[first : first + 3])


def ends_fatally(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """ "Of the 12 injuries, two were fatal": they are none of the wounded."""
    behind = sentence.tokens.words[mention.last + 1 : mention.last + 3]
    return not lexicon.sets["fatally"].isdisjoint(behind)


def by_kin(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> Mention:
    """ "Lost his son Ali": the noun phrase stands for the name that it holds."""
    inner = range(mention.first, mention.last + 1)
    at = next((i for i in inner if sentence.tokens.words[i] in lexicon.sets["kin"]), None)
    return mention if mention.kind != "N" or at is None else Mention("h", mention.first, at, head=at)


def is_either(hit: Hit, outcomes: set[str], between: list[str], lexicon: Lexicon) -> bool:
    """ "Have died or gone missing": nobody says how many of them died."""
    is_one_number = bool(hit.who) and hit.verbs[0] > hit.who[-1]
    is_choice = len(outcomes) > 1 and outcomes <= EITHER and not lexicon.sets["or_else"].isdisjoint(between)
    return is_one_number and is_choice and lexicon.sets["shot"].isdisjoint(between)


def without_shots(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Who was shot and died of it in one breath is killed only; who died later is told twice."""
    words = sentence.tokens.words
    dead = {d.position: d.verb for d in drafts if d.outcome == "killed" and d.verb is not None}
    kept = []
    for draft in drafts:
        died, verb = dead.get(draft.position), draft.verb
        if draft.outcome == "wounded" and died is not None and verb is not None:
            between = words[min(verb, died) : max(verb, died) + 2]
            if words[verb] in lexicon.sets["shot"] and lexicon.sets["later"].isdisjoint(between):
                continue
        kept.append(draft)
    return kept
