"""What is asked, staged, or would have happened: it harmed nobody."""

from __future__ import annotations

from extractors.drafts import Draft, with_wholes
from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Sentence
from extractors.tokens import Tokens

BEFORE_TO = 4  # tokens, "to" among them, in which a verb says that the harm is still to come
AFTER_WOULD = 6  # tokens from the verb in which "later" makes a past of it: "would die two days later"
BEFORE_ARREST = 9  # tokens before an arrest in which stands that it is asked for
UNTIL = 5  # tokens from a verb in which "until" makes a fact of what a negation denies
OPENS = 3  # words in which a question says that it is one
TAKEN_FOR_A_FACT = "uw"  # letters of words that open a clause inside the question
HARMS = ("killed", "wounded")
VERBAL = (".passive", ".died", ".killed", ".killing", ".is_dead", ".to_death", ".shot_dead")
CLAUSE = 9  # tokens before a number in which its clause opens


def without_unreal(drafts: list[Draft], plain: str, lexicon: Lexicon) -> list[Draft]:
    """The drafts without those that a question asks for and those told of a tale or an exercise."""
    sources = {id(d.source): d.source for d in drafts if d.source is not None}
    staged = {key for key, one in sources.items() if _is_staged(one, lexicon)}
    questions = {key for key, one in sources.items() if _is_question(one, plain)}
    told = [d for d in drafts if id(d.source) not in staged and not _is_unsaid(d, lexicon)]
    return with_wholes(
        drafts, [d for d in told if id(d.source) not in questions or not _is_asked(d, lexicon)]
    )


def _is_unsaid(draft: Draft, lexicon: Lexicon) -> bool:
    """What nobody says has happened: an arrest that is asked for, what somebody is asked about, what can
    befall anybody.
    """
    is_counted = (
        draft.mention.kind == "Q" and draft.source is not None and draft.source.count_of(draft.position)
    )
    if not is_counted and _is_at_large(draft, lexicon):
        return True
    if _is_bone(draft, lexicon) or _is_foretold(draft, lexicon) or _is_plan_for_one(draft, lexicon):
        return True
    return _is_moot(draft, lexicon) or _is_anybodys(draft, lexicon) or _is_unmade(draft, lexicon)


def _is_at_large(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Ordered the arrest of two guards", "a warrant for the arrest of the mayor": a number is still one."""
    if draft.outcome != "detained" or draft.source is None or draft.verb is None:
        return False
    entries, words = draft.source.tokens.entries, draft.source.tokens.words
    if draft.rule_id.endswith(".own_death"):  # "not enough to justify his son's arrest"
        before = words[max(0, draft.mention.first - BEFORE_TO) : draft.mention.last]
        return holds_phrase(" ".join(before), lexicon.sets["at_large"])
    if entries[draft.verb].letter not in "OFB" or draft.mention.last < draft.verb:
        return False
    before = words[max(0, draft.verb - BEFORE_ARREST) : draft.verb]
    return holds_phrase(" ".join(before), lexicon.sets["at_large"])


def _is_bone(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Twelve skulls were found": of whom, and from when, is said only where a grave is told of."""
    if draft.source is None or draft.mention.kind != "0":
        return False
    words = draft.source.tokens.words
    is_bone = not lexicon.sets["bones"].isdisjoint(words[draft.mention.first : draft.mention.last + 1])
    return is_bone and lexicon.sets["burials"].isdisjoint(words)


def _is_foretold(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Nobody will die tomorrow", "to arrest a suspect": of none or of one, and not done yet."""
    if draft.source is None or draft.verb is None:
        return False
    tokens, at = draft.source.tokens, draft.verb
    if draft.mention.kind == "Z":
        return at > 0 and tokens.words[at - 1] in lexicon.sets["future"]
    if draft.outcome != "detained" or draft.mention.kind != "A" or tokens.entries[at].letter != "B":
        return False
    before = tokens.words[max(0, at - BEFORE_TO) : at]
    return at > 0 and tokens.entries[at - 1].letter == "x" and lexicon.sets["brings_about"].isdisjoint(before)


def _is_plan_for_one(draft: Draft, lexicon: Lexicon) -> bool:
    """ "He threatened to kill his wife": of one person, no number tells that it may come."""
    if draft.mention.kind not in "NAah" or draft.parent is not None or draft.outcome not in HARMS:
        return False
    return is_hypothetical(draft, lexicon) or _is_purpose(draft, lexicon)


def _is_purpose(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Paid a guard to kill the mayor", "enough gas to kill a man": what something is for, and no deed."""
    if draft.source is None or draft.verb is None:
        return False
    tokens, at = draft.source.tokens, draft.verb
    if at < 2 or tokens.entries[at].letter != "B" or tokens.entries[at - 1].letter != "x":
        return False
    before = tokens.words[max(0, at - BEFORE_TO) : at - 1]
    return tokens.words[at - 1] in lexicon.sets["purposes"] and lexicon.sets["brings_about"].isdisjoint(
        before
    )


def _is_unmade(draft: Draft, lexicon: Lexicon) -> bool:
    """ "But for the guard he would have been dead": of one person, what did not come about."""
    if draft.source is None or draft.verb is None or draft.mention.kind not in "NAah":
        return False
    tokens, at = draft.source.tokens, draft.verb - 1
    while at > draft.mention.last and tokens.entries[at].letter in "xvb~!":
        at -= 1
    chain = range(at + 1, draft.verb)
    return any(
        tokens.words[i] in lexicon.sets["would"] and tokens.entries[i + 1].letter == "v" for i in chain
    )


def _is_moot(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Asked whether he had killed the clerk": of one person, in the clause itself."""
    if draft.source is None or draft.verb is None or draft.mention.kind not in "NAah":
        return False
    words, letters = draft.source.tokens.words, draft.source.tokens.letters
    at = next((i for i in range(draft.verb - 1, -1, -1) if words[i] in lexicon.sets["whether"]), None)
    if at is None or not draft.rule_id.endswith(VERBAL):
        return False
    return not any(c in letters[at + 1 : draft.verb] for c in "wu,;:VIGBJ")


def _is_anybodys(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A man can be shot for less", "a nurse who dies at work"."""
    if draft.source is None or draft.verb is None or draft.mention.kind != "A":
        return False
    tokens, last = draft.source.tokens, draft.mention.last
    if draft.verb <= last or tokens.words[draft.mention.first] not in lexicon.sets["told_as"]:
        return False
    between = tokens.letters[last + 1 : draft.verb].replace("~", "")
    if between == "wb" and draft.outcome in ("killed", "wounded"):  # "an envoy who is shot at"
        return tokens.words[draft.verb - 1] in lexicon.sets["is_now"]
    if between == "xb":
        return not lexicon.sets["can"].isdisjoint(tokens.words[last + 1 : draft.verb])
    is_now = tokens.words[draft.verb].split()[0].endswith("s") and tokens.entries[draft.verb].letter == "I"
    is_when = not between and tokens.words[draft.mention.first - 1] in lexicon.sets["whens"]
    return (between == "w" or is_when) and is_now and draft.outcome in ("killed", "wounded")


def _is_staged(sentence: Sentence, lexicon: Lexicon) -> bool:
    return holds_phrase(" ".join(sentence.tokens.words), lexicon.sets["staged"])


def _is_question(sentence: Sentence, plain: str) -> bool:
    end = sentence.tokens.ends[-1]
    return plain[end - 1 : end + 1].rstrip().endswith("?")


def _is_asked(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Did the guards kill two men?"; what stands in a clause inside is a fact ("when 40 people died?")."""
    assert draft.source is not None
    tokens, letters = draft.source.tokens, draft.source.letters
    words = tokens.words[:OPENS]
    opener = next((i for i, word in enumerate(words) if word in lexicon.sets["asks"]), None)
    if opener is None or any(tokens.entries[i].letter not in 'c,"~u' for i in range(opener)):
        return False
    if draft.rule_id.endswith(".victim"):
        return tokens.words[draft.mention.first - 1] in lexicon.sets["asks"]
    is_fact = any(c in letters[: draft.position] for c in TAKEN_FOR_A_FACT)
    return draft.rule_id.endswith(VERBAL) and not is_fact


def is_hypothetical(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Would have killed 30": a verb behind a word of what was not, and of what is past, or is to come."""
    if draft.source is not None and holds_phrase(
        " ".join(draft.source.tokens.words), lexicon.sets["imagined"]
    ):
        return True  # "we could be talking about eight dead"
    if draft.source is None or draft.verb is None:
        return False
    if _is_prospect(draft, lexicon) or _is_forced(draft, lexicon) or _is_at_large(draft, lexicon):
        return True
    tokens, at = draft.source.tokens, draft.verb
    while at and tokens.entries[at - 1].letter in "xvb~!":
        at -= 1
    chain = tokens.words[at : draft.verb]
    if "bxb" in tokens.letters[at : draft.verb]:
        return True  # "are to be executed"
    if not lexicon.sets["future"].isdisjoint(chain):
        return True  # "will be executed"
    is_later = not lexicon.sets["later"].isdisjoint(tokens.words[at : draft.verb + AFTER_WOULD])
    return any(
        word in lexicon.sets["would"] and (tokens.entries[at + k + 1].letter in "v!" or not is_later)
        for k, word in enumerate(chain)
    )


def hangs_on_more(draft: Draft, own: set[str], lexicon: Lexicon) -> bool:
    """ "35,000 could be displaced if the dam gives way": a chance, by its words, on a condition."""
    assert draft.source is not None
    if lexicon.sets["chances"].isdisjoint(own):
        return False
    return holds_phrase(" ".join(draft.source.tokens.words), lexicon.sets["conditions"])


def _is_prospect(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A warrant to arrest two men", "are likely to kill more": whoever may do harm has not done it."""
    assert draft.source is not None
    if draft.verb is None:
        return False
    entries, words = draft.source.tokens.entries, draft.source.tokens.words
    if entries[draft.verb].letter != "B" or draft.verb < 1 or entries[draft.verb - 1].letter != "x":
        return False
    return not lexicon.sets["prospects"].isdisjoint(words[max(0, draft.verb - BEFORE_TO) : draft.verb - 1])


def _is_forced(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The offensive could force 40 families to flee"."""
    assert draft.source is not None
    words, at = draft.source.tokens.words, draft.mention.first
    if draft.verb is None or draft.verb <= at or draft.source.tokens.entries[draft.verb - 1].letter != "x":
        return False
    cause = next((i for i in range(at - 1, max(-1, at - 3), -1) if words[i] in lexicon.sets["forces_to"]), 0)
    modals = lexicon.sets["chances"] | lexicon.sets["would"] | lexicon.sets["future"]
    return cause > 0 and not modals.isdisjoint(words[max(0, cause - 2) : cause])


def is_negated(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Did not kill the two", "was neither hurt nor held": a negation right before the verb; "was not
    arrested until 2011" says that he was.
    """
    if draft.source is None or draft.verb is None or draft.mention.kind in "Z9":
        return False
    return draft.source.tokens.entries[draft.verb].letter in "BV" and stands_negated(draft, lexicon, "~xb")


def stands_negated(draft: Draft, lexicon: Lexicon, between: str) -> bool:
    """Whether a negation stands before the verb, only words of the letters `between` them, and no "until"."""
    assert draft.source is not None
    assert draft.verb is not None
    behind = " ".join(draft.source.tokens.words[draft.verb : draft.verb + UNTIL]).partition(" ,")[0]
    if not lexicon.sets["until"].isdisjoint(behind.split()):
        return False
    entries, at = draft.source.tokens.entries, draft.verb - 1
    while at > 0 and entries[at].letter in between:
        at -= 1
    return at >= 0 and entries[at].letter == "!"


def is_misreported(draft: Draft, lexicon: Lexicon) -> bool:
    """ "An earlier version of this story said 14 had died": what the sentence tells was wrong."""
    words = draft.source.tokens.words if draft.source is not None else []
    return holds_phrase(" ".join(words), lexicon.sets["misreports"])


def is_unproved(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Rebels boasted of having killed 22", "40 had died; this has not been verified": by one who would say
    so, or nobody could prove it.
    """
    assert draft.source is not None
    words, mention = draft.source.tokens.words, draft.mention
    said = words[max(0, mention.first - CLAUSE) : mention.first]
    behind = " ".join(words[mention.last + 1 :])
    return not lexicon.sets["alleges"].isdisjoint(said) or holds_phrase(behind, lexicon.sets["unproved"])


def is_still_to_find(draft: Draft, lexicon: Lexicon) -> bool:
    """ "We cannot rule out that we will find 1,500 dead", "could be looking at 40 dead"."""
    assert draft.source is not None
    words, first = draft.source.tokens.words, draft.mention.first
    return holds_phrase(" ".join(words[max(0, first - CLAUSE) : first]), lexicon.sets["may_find"])


def is_refused(tokens: Tokens, first: int, at: int, lexicon: Lexicon) -> bool:
    """ "…, which the government denies", "…, a claim the army rejected": the word ends a clause on what was
    told. What "he denies" is that he did it.
    """
    letters = tokens.letters
    opened = letters.rfind(",", first, at)
    if opened < 0 or letters[at + 1 : at + 2] not in ("", ".", ",", ";", "p", "T", "~"):
        return False
    said = tokens.words[opened + 1 : at]
    is_told = any(" ".join(said[:n]) in lexicon.sets["refused"] for n in (1, 2))
    return is_told and not any(c in letters[opened:at] for c in "VIGBJk;:.")


def is_of_people(tokens: Tokens, at: int) -> bool:
    """ "; most were withdrawn": behind a mark, a number or persons are what the verb is said of."""
    start = at
    while start and tokens.entries[start - 1].letter in "b~!vx":
        start -= 1
    opens = max((i for i in range(start) if tokens.letters[i] in ",;:"), default=-1)
    subject = tokens.letters[opens + 1 : start]
    return opens >= 0 and (not subject or "H" in subject) and ";" in tokens.letters[opens]


def is_refusal(phrase: str, lexicon: Lexicon) -> bool:
    """ "Could not be saved": nobody doubts it."""
    known = [lexicon.words.get(part) for part in phrase.split()]
    return any(entry is not None and entry.letter == "!" for entry in known)
