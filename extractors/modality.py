"""How sure the text is of a number: stated, alleged, feared or denied."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.claim import Claim
from extractors.context import Context
from extractors.drafts import Draft
from extractors.lexicon import FORCES, Lexicon
from extractors.tokens import Tokens
from extractors.unreal import (
    hangs_on_more,
    is_hypothetical,
    is_misreported,
    is_negated,
    is_of_people,
    is_refusal,
    is_refused,
    is_still_to_find,
    is_unproved,
)

CLAUSE_WORDS = 9  # how far before its number the opening of a clause is looked for
OTHER_CLAUSE = frozenset("VIvb,;:.")
AND_SAYS_THAT = "csw"  # and a verb of saying, and the word that opens its clause
LOSSES = frozenset({"killed", "wounded", "casualties", "missing", "abducted"})
_ITS_SUBJECT = re.compile(r"k[xvb~]*$")
_WHO_FEAR = ("h", "H", "k")
LOOSE = frozenset("fu_")  # words that begin no clause


def read_modality(draft: Draft, context: Context, lexicon: Lexicon) -> str:
    if draft.parent is not None and draft.parent.hit is draft.hit:
        return read_modality(draft.parent, context, lexicon)
    own = _own_words(draft, lexicon)
    is_feared = draft.value != 0 and _is_said_by(draft, lexicon, "feared")
    if hangs_on_more(draft, own, lexicon) and not is_feared:
        return "planned_or_hypothetical"
    if own & lexicon.sets["feared"] and draft.value != 0:
        return "feared"
    if draft.value != 0 and is_still_to_find(draft, lexicon):
        return "feared"
    if is_hypothetical(draft, lexicon):
        return "planned_or_hypothetical"
    is_denied = is_negated(draft, lexicon) or is_misreported(draft, lexicon) or _is_denied(draft, lexicon)
    if is_denied or _is_said_by(draft, lexicon, "denied"):
        return "denied"
    if is_feared:
        return "feared"
    if _is_its_own(draft, lexicon):
        return "stated"
    is_told = _is_claimed(draft, lexicon) or _is_hearsay(draft, own, lexicon)
    is_told = is_told or _is_said_by(draft, lexicon, "rumours") or is_unproved(draft, lexicon)
    if context.reportedly or context.source_is_party or is_told or _is_of_other_side(draft, context):
        return "alleged"
    return "stated"


def _is_its_own(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Two of its own fighters were wounded": whoever speaks, of whom these are."""
    mention, words = draft.mention, draft.source.tokens.words if draft.source is not None else []
    inside = range(mention.first, mention.last)
    owned = (words[i] in lexicon.sets["whose"] and words[i + 1] in lexicon.sets["own"] for i in inside)
    return mention.partitive and any(owned)


def _is_of_other_side(draft: Draft, context: Context) -> bool:
    """A state tells of fighters whom it fights, an armed group of anybody but fighters; whom they hold is on
    record.
    """
    if draft.value == 0 or draft.outcome not in LOSSES:
        return False
    if context.source_side == "state":
        return draft.group == "combatants"
    return context.source_side == "armed" and draft.group not in ("combatants", "perpetrators")


def shares_doubt(draft: Draft, claim: Claim, before: Claim) -> bool:
    """ "5,225 insurgents were killed, 949 wounded", "five rebels, including a woman": what is alleged of the
    first holds for those of them told in the same breath.
    """
    if claim.modality != "stated" or before.modality != "alleged" or not claim.source_text:
        return False
    if (claim.quote_start, claim.source_text) != (before.quote_start, before.source_text):
        return False
    is_elided = draft.mention.kind == "Q" and (draft.mention.head is None or draft.mention.others)
    is_elided = is_elided or draft.rule_id.endswith(".took_prisoners")
    is_of_them = is_elided and claim.group == before.group and claim.group in FORCES
    if claim.outcome == "detained":
        return is_of_them and before.outcome == "killed"  # who is only held is on record
    return claim.part_of == before.n or (is_of_them and claim.group == "combatants")


def _own_words(draft: Draft, lexicon: Lexicon) -> set[str]:
    """The words of doubt in the clause but for its noun phrases ("presumed terrorists"), and its phrases; a
    hedge belongs to the clause.
    """
    assert draft.source is not None
    chances, feared = lexicon.sets["chances"], lexicon.sets["feared"]
    doubts = [i for i, w in enumerate(draft.source.tokens.words) if " " in w or w in feared or w in chances]
    if not doubts:
        return set()
    inside: set[int] = set()
    for mention in draft.source.mentions.values():
        if mention.kind != "d":
            start = mention.first if mention.number is None else mention.number
            inside.update(range(start, mention.last + 1))
    spans, (first, last) = draft.source.spans, extent(draft)
    words = draft.source.tokens.words
    start = spans[first][0]
    while start and draft.source.tokens.entries[start - 1].letter in "xvb!~":
        start -= 1  # "may have killed"
    letters = draft.source.tokens.letters
    own = [
        words[i]
        for i in doubts
        if start <= i <= spans[last][1]
        and i not in inside
        and letters[i] != "r"  # "in May"
        and letters[i : i + 2] != "x!"  # "could not walk"
        and letters[i] != "!"  # "could not be revived"
        and not _judges_a_noun(letters, i)
        and not _is_of_subject(draft, i)
        and not _is_aside(draft, i)
    ]
    return {
        *own,
        *(part for word in own if not is_refusal(word, lexicon) for part in word.split()),
    }  # "feared to have been killed" is one


def _judges_a_noun(letters: str, at: int) -> bool:
    """ "Presumed guerrillas", "in alleged revenge attacks", "the likely cause"."""
    is_judged = letters[at] == "j" or letters[max(0, at - 1) : at + 1] in ("ps", "ts", "as")
    return is_judged or _is_of_thing(letters, at)


def _is_of_thing(letters: str, at: int) -> bool:
    """ "The likely cause", "a possible leak"."""
    return letters[at - 1 : at] in ("t", "a") and letters[at + 1 : at + 2] in ("f", "y", "_")


def _is_of_subject(draft: Draft, at: int) -> bool:
    """ "Two men suspected of spying were shot": it says who they were; the harm has its own verb."""
    assert draft.source is not None
    letters, verb = draft.source.tokens.letters, draft.verb
    if verb is None or at >= verb or letters[at] in "xvb~!" or letters[at - 1 : at] in ("b", "x", "v", "~"):
        return False
    return any(letters[k] == "b" and letters[k - 1] not in "xv" for k in range(at + 1, verb))


def _is_aside(draft: Draft, at: int) -> bool:
    """ "The rider, believed to be the target, was hurt": set off by commas, it says who he was."""
    assert draft.source is not None
    letters, verb, last = draft.source.tokens.letters, draft.verb, draft.mention.last
    if verb is None or not last < at < verb:
        return False
    opens, closes = letters.rfind(",", last, at), letters.find(",", at, verb)
    return 0 <= opens < closes and opens <= last + 2


def _is_claimed(draft: Draft, lexicon: Lexicon) -> bool:
    """ "the group claimed that 15 were killed": a word of claiming that is not the word of harm."""
    assert draft.source is not None
    tokens = draft.source.tokens
    if draft.verb is not None and tokens.words[draft.verb] in lexicon.sets["losing"]:
        return False  # nobody boasts of his own losses
    claims = [i for i, e in enumerate(tokens.entries) if e.letter == "l" and i != draft.verb]
    at = draft.mention.first
    return any(
        ";" not in tokens.letters[min(i, at) : max(i, at)] and _claims(draft, i, lexicon) for i in claims
    )


def _claims(draft: Draft, at: int, lexicon: Lexicon) -> bool:
    """The word at token `at` says something; it does not take lives: no number of lives or persons is its
    object.
    """
    assert draft.source is not None
    letters, spans = draft.source.letters, draft.source.spans
    tokens = draft.source.tokens
    is_beside = draft.verb is not None and _is_beside(tokens, draft.verb, at)
    if is_beside or _is_idle(tokens, at, draft.mention.last) or _is_of_deed(tokens, at, lexicon):
        return False
    following = next((k for k, (first, _) in enumerate(spans) if first > at), None)
    if following is None or letters[following] in "1E0":
        return False
    return letters[following] != "Q" or letters[following + 1 : following + 2] in ("b", "v", "x", "V", "I")


def _is_idle(tokens: Tokens, at: int, last: int) -> bool:
    """ "Nine bodies had not been claimed", "…, as both sides claimed to have won": nothing of it is said."""
    letters, then = tokens.letters, tokens.letters[at + 1 : at + 2]
    start = at
    while start and letters[start - 1] in "~!":
        start -= 1
    if letters[start - 1 : start] == "b" and "w" not in letters[at + 1 : at + 3]:
        return True
    return at > last and then in ("x", "w") and any(c in letters[last:at] for c in "u;")


def _is_beside(tokens: Tokens, verb: int, at: int) -> bool:
    """ "Three drowned and the navy claimed to have won": another clause, with a speaker of its own."""
    between = tokens.letters[verb + 1 : at]
    return verb < at and "c" in between and tokens.letters[at + 1 : at + 3] == "xv"


def _is_of_deed(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Claimed the raid, in which nine died", "a bomb claimed by the group": the deed, no number."""
    behind = tokens.words[at + 1 : at + 4]
    if behind and behind[0] in lexicon.sets["articles"]:
        return not lexicon.sets["harmful_events"].isdisjoint(behind)
    return bool(behind) and behind[0] in lexicon.sets["by_whom"] and "L" not in tokens.letters[:at]


def _is_denied(draft: Draft, lexicon: Lexicon) -> bool:
    """ "… but this report was denied": a word of denial in the passive, after the number."""
    assert draft.source is not None
    tokens, after, refusals = draft.source.tokens, draft.mention.last + 1, lexicon.sets["denied"]
    if not lexicon.sets["reports_of"].isdisjoint(tokens.words[: draft.mention.first]):
        refusals = refusals | lexicon.sets["mistaken"]  # "reports that 12 had died were wrong"
    if refusals.isdisjoint(tokens.words[after:]):
        return False
    return any(
        tokens.words[i] in refusals
        and (_is_said_of_it(tokens, i, lexicon) or is_refused(tokens, after, i, lexicon))
        for i in range(after, len(tokens.words))
    )


def _is_said_of_it(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Was denied", "proved false"."""
    is_of_care = not lexicon.sets["care_given"].isdisjoint(tokens.words[max(0, at - 3) : at])
    if is_of_care:
        return False  # "died after his life support was withdrawn"
    is_passive = "b" in {e.letter for e in tokens.entries[at - 2 : at]} and not is_of_people(tokens, at)
    return is_passive or not lexicon.sets["proves"].isdisjoint(tokens.words[max(0, at - 3) : at])


def _is_said_by(draft: Draft, lexicon: Lexicon, kind: str) -> bool:
    """ "denied reports that 30 …", "fears that hundreds …", "denied killing 12": one of the words governs it.

    Between it and the clause stand nouns and the word that opens one; a verb or a comma would open another
    clause, and "that" must open this one ("the charge that emerged after 12 …" does not). Right before the
    harm stands only a word of denial: "denied killing", but "In May 60 …" has no "may" in it.
    """
    words = lexicon.sets[kind]
    assert draft.source is not None
    tokens, start = draft.source.tokens, draft.source.spans[extent(draft)[0]][0]
    if start == draft.verb:  # "denied that it had killed"
        start -= len(own[0]) if (own := _ITS_SUBJECT.search(tokens.letters, 0, start)) else 0
    near = tokens.words[max(0, start - CLAUSE_WORDS + 1) : start + 1]
    if words.isdisjoint(near) and words.isdisjoint(map(" ".join, pairwise(near))):
        return False
    letters = ""
    for i in range(start - 1, max(-1, start - CLAUSE_WORDS), -1):
        if tokens.letters[i] == "r" or _is_of_thing(tokens.letters, i):
            continue  # "in May", "on 3 May", "the likely cause of a fire that killed 12"
        is_phrase = " ".join(tokens.words[i : i + 2]) in words
        if tokens.words[i] in words or is_phrase:
            letters = letters[is_phrase:]
            if not letters or (kind == "denied" and _is_of_reports(tokens, i, start, lexicon)):
                is_clause = (draft.verb or 0) > draft.mention.last  # "police fear 12 died"
                return kind == "denied" or (is_clause and tokens.letters[i - 1 : i] in _WHO_FEAR)
            return "w" in letters and LOOSE.isdisjoint(letters.rpartition("w")[2])
        letters = _clause_letter(tokens, i, lexicon) + letters
        if letters[0] in OTHER_CLAUSE or (kind == "denied" and letters[:3] == AND_SAYS_THAT):
            return False  # "disputes the toll and says that no more than 400 died"
    return False


def _is_of_reports(tokens: Tokens, at: int, start: int, lexicon: Lexicon) -> bool:
    """ "Dismissed reports of 12 deaths": but "denied responsibility for the death of 12" denies no death."""
    between = tokens.words[at + 1 : start]
    is_of = start > 0 and tokens.entries[start - 1].letter == "o"
    return is_of and not lexicon.sets["reports_of"].isdisjoint(between[-2:])


def _clause_letter(tokens: Tokens, at: int, lexicon: Lexicon) -> str:
    """The letter of a token, of a phrase that ends in "that" the letter of that word."""
    last = lexicon.words.get(tokens.words[at].rpartition(" ")[2])
    return "w" if last is not None and last.letter == "w" else tokens.entries[at].letter


def _is_hearsay(draft: Draft, own: set[str], lexicon: Lexicon) -> bool:
    """ "are reported to have killed": the harm hangs on a report."""
    assert draft.source is not None
    first, last = extent(draft)
    told = {" ".join(pair) for word in own for pair in pairwise(word.split(" "))}
    if not lexicon.sets["reported"].isdisjoint(told):
        return True  # "said to have", "reported to have been killed"
    return "bsx" in draft.source.letters[max(0, first - 4) : last + 1]


def extent(draft: Draft) -> tuple[int, int]:
    if draft.hit is None:
        return draft.position, draft.position
    return min(draft.position, draft.hit.start), max(draft.position, draft.hit.end - 1)
