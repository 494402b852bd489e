"""From pattern hits to drafts: who got which outcome by which words, before context and resolution."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.lexicon import Lexicon
from extractors.members import (
    SUBJECTS,
    bearer,
    by_kin,
    ends_fatally,
    is_either,
    is_let_go,
    is_of_count,
    is_other_harm,
    is_other_head,
    of_whom_none,
    same_person,
    without_shots,
)
from extractors.mentions import Mention, Sentence
from extractors.no_counts import is_no_count, is_of_the_grave
from extractors.patterns import Hit, Pattern
from extractors.shares import is_part_unsaid, is_rate, is_share

COUNTED = (".count", ".count_taken", ".none", ".part_of_count")
WITHIN = {"killed": "wounded", "abducted": "detained"}  # beaten and killed: killed; seized and held: seized
MOVED = ("displaced", "abducted")
PAIRED = (".headline", ".put_at")  # the first verb is of the first person, the second of the second


@dataclass(slots=True)
class Draft:
    """A claim in the making: one mention, one outcome. Positions are those of the mention string."""

    sentence: int
    position: int
    mention: Mention
    outcome: str
    rule_id: str
    verb: int | None  # token of the word of harm
    hit: Hit | None
    group: str = "people"
    group_first: int | None = None  # tokens of the noun as written
    group_last: int | None = None
    qualifier: str = "exact"
    value: int | None = None
    value_to: int | None = None
    parent: Draft | None = None
    apart: list[Draft] = field(default_factory=list)
    source: Sentence | None = None
    is_toll: bool = False
    counts_on: bool = False  # a bare number of those whom counts of harm before it are of

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the number as written, or of the noun phrase or name that stands for one person."""
        assert self.source is not None
        tokens, mention = self.source.tokens, self.mention
        first = last = mention.number
        if first is None or last is None:
            first, last = _noun_span(self.source, mention)
        elif first in self.source.ranges:
            last = self.source.ranges[first][1]
        if mention.kind in "Z9" and self.source.tokens.entries[first].letter == "n":
            return tokens.starts[first], tokens.starts[first] + len(tokens.words[first].split()[0])
        return tokens.starts[first], tokens.ends[last]

    @property
    def clause(self) -> tuple[int, int]:
        """Offsets of the part of the sentence that the pattern read."""
        assert self.source is not None
        tokens, spans = self.source.tokens, self.source.spans
        first, last = self.position, self.position
        if self.hit is not None:
            first, last = min(first, self.hit.start), max(last, self.hit.end - 1)
        return tokens.starts[spans[first][0]], tokens.ends[spans[last][1]]

    @property
    def trigger(self) -> tuple[int, int] | None:
        """Offsets of the word of harm."""
        if self.verb is None or self.source is None:
            return None
        return self.source.tokens.starts[self.verb], self.source.tokens.ends[self.verb]


def told_with(
    like: Draft, position: int, sentence: Sentence, rule: str, *, parent: Draft | None = None
) -> Draft:
    """Another mention of the sentence, harmed by the words that harm `like`."""
    mention = sentence.mentions[position]
    return Draft(like.sentence, position, mention, like.outcome, rule, like.verb, like.hit, parent=parent)


def with_wholes(drafts: list[Draft], kept: list[Draft]) -> list[Draft]:
    """Those kept of some drafts; what is part of one that is not kept goes with it."""
    out = {id(d) for d in drafts} - {id(d) for d in kept}
    return [d for d in kept if d.parent is None or id(d.parent) not in out]


def include(sentence: Sentence, found: list[Draft], whole: Draft, position: int, lexicon: Lexicon) -> None:
    """Make a mention part of a whole: its draft of the same outcome, or a new one."""
    known = next((d for d in found if d.position == position and d.outcome == whole.outcome), None)
    if known is not None:
        known.parent = whole
    else:
        found.append(told_with(whole, position, sentence, f"{lexicon.language}.including", parent=whole))


def _noun_span(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """Of a name its capitals only; of a noun phrase its words up to the head."""
    if mention.kind in "Z9":
        return mention.first, mention.first
    last = mention.head if mention.head is not None else mention.last
    if mention.kind == "N":
        entries = sentence.tokens.entries
        names = [i for i in range(mention.first, mention.last + 1) if entries[i].letter in "Nm"]
        called = [i for i in range(mention.first, names[-1]) if entries[i].letter == "h"] if names else []
        names = [i for i in names if not called or i > called[-1]]  # "Campesino leader Ana Ruiz"
        if names:
            return names[0], names[-1]
    return mention.first, max(last, mention.first)


def outcome_of(sentence: Sentence, position: int) -> tuple[str | None, int]:
    """(outcome, token) of the word of harm at a position of the mention string."""
    token = sentence.spans[position][1]
    if position in sentence.mentions:
        token = sentence.mentions[position].harm or token
    return sentence.tokens.entries[token].value, token


def assign(sentence: Sentence, number: int, hits: list[Hit], lexicon: Lexicon) -> list[Draft]:
    """Drafts of one sentence. A word of harm serves the first pattern that reads it; a mention may be
    harmed twice.
    """
    used: dict[int, Pattern] = {}
    drafts: dict[tuple[int, str], Draft] = {}
    for hit in hits:
        if hit.pattern.id.endswith(SUBJECTS) and hit.verbs and hit.who and hit.who[0] > hit.verbs[0]:
            continue  # a thing was the subject: "the film was shot with 12 actors"
        if any(used.get(v, hit.pattern) is not hit.pattern for v in hit.verbs):
            continue
        for told, outcome, token in _pairs(sentence, hit, lexicon):
            who = bearer(sentence, told, lexicon) if hit.pattern.id.endswith(SUBJECTS) else told
            mention = sentence.mentions.get(who)
            if mention is not None and hit.pattern.id.endswith(".none_survived"):
                mention = of_whom_none(sentence, mention)
            if mention is None or (who, outcome) in drafts or is_other_head(sentence, mention, hit, lexicon):
                continue
            if who in hit.parts and is_let_go(sentence, hit, lexicon):
                continue
            if is_other_harm(sentence, mention, outcome, token) or same_person(sentence, hit, who, lexicon):
                continue
            named = by_kin(sentence, mention, lexicon) if hit.pattern.heads else mention
            drafts[who, outcome] = Draft(number, who, named, outcome, hit.pattern.id, token, hit)
            dies = outcome == "wounded" and ends_fatally(sentence, mention, lexicon)
            if dies and mention.head is None and (shot := drafts.get((who - 2, outcome))) is not None:
                drafts[who, outcome] = replace(drafts[who, outcome], outcome="killed", parent=shot)
            if who in hit.parts and dies:
                drafts[who, outcome].outcome = "killed"
            elif who in hit.parts:
                drafts[who, outcome].parent = drafts.get((hit.wholes[0], outcome))
            for verb in hit.verbs:
                used.setdefault(verb, hit.pattern)
    for position, mention in sentence.mentions.items():
        if mention.kind in "QAaY" and mention.harm is not None and not any(p == position for p, _ in drafts):
            entry = sentence.tokens.entries[mention.harm]
            is_counted = is_of_count(sentence, mention) and entry.value in ("killed", "wounded")
            value = entry.value if entry.letter in "VJ" or is_counted else None
            if value:
                drafts[position, value] = Draft(
                    number, position, mention, value, f"{lexicon.language}.adjective", mention.harm, None
                )
    kept = [drafts[key] for key in sorted(drafts) if counts_somebody(sentence, drafts[key], lexicon)]
    return without_shots(sentence, _settled(kept), lexicon)


def _pairs(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> list[tuple[int, str, int | None]]:
    """(position of the harmed, outcome, token of the word of harm) of one hit."""
    pattern = hit.pattern
    verbs = [outcome_of(sentence, v) for v in hit.verbs]
    if len(hit.who) == len(verbs) > 1 and pattern.id.endswith(PAIRED):
        return [(w, o, t) for w, (o, t) in zip(hit.who, verbs, strict=True) if o]
    if hit.wholes:
        return [(w, o, t) for w in (*hit.wholes, *hit.parts) for o, t in verbs if o]
    if pattern.outcome:
        token = verbs[0][1] if verbs else sentence.spans[hit.start][0]
        return [(w, pattern.outcome, token) for w in hit.who]
    if not verbs:
        found: list[tuple[int, str, int | None]] = []
        for who in hit.who:
            outcome, token = outcome_of(sentence, who)
            if outcome and (not pattern.outcomes or outcome in pattern.outcomes):
                found.append((who, outcome, token))
        return found
    outcomes = {o for o, _ in verbs if o}
    between = sentence.tokens.words[verbs[0][1] : verbs[-1][1] + 1]
    if is_either(hit, outcomes, between, lexicon):
        verbs = [("casualties", verbs[0][1])]
    if len(outcomes) > 1 and not any(w in lexicon.sets["later"] for w in between):
        within = {WITHIN.get(o) for o in outcomes}
        verbs = [(o, t) for o, t in verbs if o not in within]
    return [
        (w, o, t) for w in hit.who for o, t in verbs if o and (not pattern.outcomes or o in pattern.outcomes)
    ]


def counts_somebody(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Not a rate ("21 people per day"), not an attempt ("tried to kill two"); "any" only after a negation."""
    tokens, mention = sentence.tokens, draft.mention
    if mention.last + 1 < len(tokens.words) and tokens.words[mention.last + 1] in lexicon.sets["rates"]:
        return False
    if mention.first and tokens.words[mention.first - 1] in lexicon.sets["rates"]:
        return False  # "per 1,000"
    if is_share(sentence, mention, lexicon) or is_part_unsaid(sentence, mention, draft.verb, lexicon):
        return False
    if is_rate(sentence, mention.first, max(mention.last, draft.verb or 0), lexicon):
        return False
    if is_no_count(sentence, mention, draft.verb, draft.rule_id, lexicon):
        return False
    if _is_place_or_stray(sentence, draft, lexicon) or _is_led(sentence, draft, lexicon):
        return False
    if _is_nth(sentence, draft, lexicon) or _is_whose_victim(draft):
        return False
    if draft.verb is not None and tokens.entries[draft.verb].letter in "BO":
        before = tokens.words[max(0, draft.verb - 4) : draft.verb]
        if any(w in lexicon.sets["attempts"] for w in before):
            return False
    if mention.kind in "Z9" and is_of_the_grave(sentence, mention, draft.verb, lexicon):
        return False
    if mention.kind == "Z" and tokens.words[mention.first] in lexicon.sets["anybody"]:
        is_without = sentence.letters[: draft.position].endswith("nG")  # "without hurting anyone"
        return is_without or draft.rule_id.endswith(".spared")
    if (
        mention.kind in "Z9"
        and " " not in tokens.words[mention.first]
        and tokens.words[mention.first] in lexicon.sets["any"]
    ):
        denial = sentence.letters[: draft.position].rpartition("!")
        return bool(denial[1]) and "s" not in denial[2] and "u" not in denial[2]
    return True


def _is_nth(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The first nurse killed this year", "is the third mayor to be shot": somebody told before."""
    mention = draft.mention
    if mention.kind != "h" or not draft.rule_id.endswith((".victim", ".killing_of", ".passive")):
        return False
    words = sentence.tokens.words[mention.first : (mention.head or mention.last) + 1]
    is_told = sentence.letters[: draft.position][-1:] in (",", "b") or draft.rule_id.endswith(".victim")
    return is_told and len(words) > 2 and not lexicon.sets["ordinals"].isdisjoint(words)


def _is_whose_victim(draft: Draft) -> bool:
    """ "Victims of the rebels": who stands after the noun may as well have harmed them."""
    is_of = draft.rule_id.endswith((".killing_of", ".own_death")) and draft.outcome == "casualties"
    return is_of and draft.mention.kind in "NAahU"


def _is_led(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "driven to work": only "driven … out of" somewhere displaces, and "drove 400 across the river"."""
    words, verb, last = sentence.tokens.words, draft.verb, draft.mention.last
    if verb is None or words[verb] not in lexicon.sets["drives"]:
        return False
    is_away = verb < last and not lexicon.sets["away"].isdisjoint(words[last + 1 : last + 3])
    return not is_away and sentence.tokens.entries[verb].letter != "G"


def _is_place_or_stray(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """A town is captured or evacuated, not a person of that name; a bare number right before another counts
    nobody.
    """
    tokens, mention, at = sentence.tokens, draft.mention, draft.position
    if (
        mention.kind in "NUh"
        and draft.verb is not None
        and tokens.words[draft.verb] in lexicon.sets["of_places"]
    ):
        said = (tokens.entries[i].letter in "hm" for i in range(mention.first, mention.last + 1))
        return not any(said) and sentence.spans[at][1] not in tokens.numerals  # but "Ana Ruiz, 27, was hit"
    is_bare = mention.kind == "Q" and mention.head is None and not mention.others
    is_own = draft.rule_id.endswith(".killing_of") and sentence.letters[at - 1 : at + 2] == "cQb"
    return is_bare and (is_own or sentence.letters[at + 1 : at + 2] == "Q")  # "and 20 were rescued"


def _settled(drafts: list[Draft]) -> list[Draft]:
    """A count noun's own outcome ("two victims") gives way to what its sentence says of it."""
    own = {d.position for d in drafts if not d.rule_id.endswith(COUNTED)}
    hurt = {d.position for d in drafts if d.rule_id.endswith(".with_wounds")}  # "carried off with burns"
    drafts = [d for d in drafts if d.outcome not in MOVED or d.position not in hurt]
    dead = {d.position for d in drafts if d.outcome == "killed"}  # "the bodies of two men under the rubble"
    found = {d.position for d in drafts if d.outcome == "killed" and d.rule_id.endswith(".killing_of")}
    drafts = [d for d in drafts if d.outcome != "in_need" or d.position not in dead]
    drafts = [d for d in drafts if d.outcome != "missing" or d.position not in found]
    beside = {d.position for d in drafts if d.rule_id.endswith(".beside.in_care")}  # "with 30 in hospital"
    drafts = [d for d in drafts if d.outcome == "wounded" or d.position not in beside]
    tolls = {d.position for d in drafts if d.rule_id.endswith(".toll")}  # "the toll is 16 and ten missing"
    kept = [d for d in drafts if not (d.rule_id.endswith(".is_dead") and d.position in tolls)]
    return with_wholes(drafts, [d for d in kept if not (d.rule_id.endswith(COUNTED) and d.position in own)])
