"""The second pass over a mention string: what only says more of somebody is folded into them.

"A clerk of the court", "Ana Ruiz, 41, a nurse," and "the mayor's two guards" are one mention each; where,
when and with what are adjuncts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.apposed import fold_both, fold_one_of_many
from extractors.owners import free_the_owned
from extractors.pattern_needs import Screen, needs_of

if TYPE_CHECKING:
    from extractors.lexicon import Lexicon
    from extractors.mentions import Mention, Sentence

OLDEST = 110  # years
YOUNG = 13  # years that newspapers write out: "Kirsty, eight"
AGED = ("men", "women", "boys", "girls", "children", "infants")
_PLACES = re.compile(r"X(?:,?N)*(?:,?cN)(?!X*(?:[bvxVIJ']|,(?![TNPh]X*s))|\(Q)")  # "in Orte, Lima and Quito"
_STATE = re.compile(r"(?<=[NAah]),X,N,(?=c?[NAah]|[xv!]*[bIV])")  # "Ana Ruiz, of Yakima, Wash., and …"
_OF_WHOSE = re.compile(r"(?P<keep>Q)wP(?=[xv]*(?:b[VI]|I))")  # "three of whose friends were shot"
# what is folded: the kept mention, or one letter for all of it
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<=[OF])p(?:T(?=o[QAahPU])|N(?=o)|[PAah](?=o[QAahNPU]))"),
        "X",
    ),  # "the murder in Tunis of a poet"
    (re.compile(r"(?<=[Qb])pG(?=[,.;c]|$)"), "X"),  # "29 were by drowning"
    (
        re.compile(r"(?:(?<=[fVKR])|(?<=[fVKR]T)p)To(?=N[^VIJ;:.QP]{0,12}?(?:,GW|c?VW))"),
        "X",
    ),  # "fired on the car of Ana Ruiz, a judge, killing her"
    (re.compile(r",(?=QwP[xv]*(?:b[VI]|I))"), ";"),  # "a reporter, three of whose friends were shot"
    (_OF_WHOSE, ""),
    (
        re.compile(r"(?P<keep>[QAahNPTUZ0])(?:o(?:[TNPhAaU]')*(?:hN|[TNPhAaUX](?!(?<=[NAah])'T?[OFG])))+"),
        "",
    ),
    (
        re.compile(r"(?P<keep>[NAah])X*,o[TN]X*(?:(?:,N(?:p[TN])?X*){1,4},)?(?=[xv!]*b|[xv]*[IV])"),
        "",
    ),  # "Mr Ruiz, of The Elms, Soru, Lima, was arrested"
    (re.compile(r"(?<=[,X)])(?<![OFGB]X)oN(?=[,.;])|(?<=\))oN(?=c)"), "X"),  # "Ana Ruiz (52) of Orte, …"
    (re.compile(r"(?P<keep>[Aah])oQ(?![QAahNHPT])"), ""),  # "a father of three"
    (re.compile(r"T'(?P<keep>N)"), ""),  # "the state's Ana Ruiz"
    (_STATE, "X"),
    (re.compile(r"(?<=Q)'(?=Q)"), "o"),  # "twelve of the bus's 40 passengers"
    (re.compile(r"[hAN]'(?P<keep>Q)"), ""),  # "the mayor's two bodyguards"
    (re.compile(r"(?P<keep>[AahQY])X*(?:,=u?N,|=u?N)"), ""),
    (re.compile(r"(?<=[VJ])uX(?=X*(?:[bvxVI,.;]|$))"), "X"),  # "missing since Sunday"
    (re.compile(r"(?P<keep>Q)q(?=X*[bvxVIJ])"), ""),  # "nine people or more died"
    (re.compile(r"(?<=[Aah])xN"), "X"),  # "the ambassador to Turkey"
    (re.compile(r"(?<=[QAahN])p[TU]oQ(?=[xvb]*[VIJ])"), "X"),  # "twelve miners in groups of three died"
    (
        re.compile(r"(?<=[fVR])p(?=(?:[Aah]X*(?:,GW?|,?cVW?)|QX*,GW)X*(?:[.,;]|$|c[Ah]))"),
        "X",
    ),  # "fired on a judge, killing him"
    (re.compile(r"wTbQ(?=,?[xvb]*[VIJ])"), "X"),  # "whose average age was 31"
    (
        re.compile(r"p[NT](?:,N)+(?=,[QAahN]X*[xvb]+f?[VIJ])"),
        "X",
    ),  # "In Escambia County, Florida, Ana Ruiz was hurt"
    (
        re.compile(
            r"[p<+]*[p<]+f?[TNPhAaUWX](?!(?<=[Aah]),?wX*[xvb!]*[VIJ]|(?<=N),w[xvb!]*[VI]|(?<=[NAah])'T?[OFG])"
            r"|\++[TPUWX](?!oQ)|(?<![VI])\++N(?!oQ|'T?[OFG])"
        ),
        "X",
    ),
    (re.compile(r"(?<=[QAahNP])p(?=[,;.)VIJS])"), "X"),  # "the 12 people on board, …"
    (_PLACES, "X"),
    (re.compile(r"\([^()VGIBJF0]{0,12}\)"), "X"),
    (re.compile(r"(?P<keep>Q)X*,N,(?=[bvxI])"), ""),  # "one of the singers, Amin Rai, was"
    (re.compile(r"(?P<keep>N)X*,aX*(?:ca)?X*(?:,(?!c?[QA]))?"), ""),
    (re.compile(r"aX*c(?P<keep>N)"), ""),
    (re.compile(r"(?P<keep>U)ca(?=X*[xv]*[bI])"), ""),  # "a sardar and father of two was shot"
    (re.compile(r"(?P<keep>N)X*,[AhT]X*(?![Xc])(?:,(?!c?[QA])|(?=[.wbvx]|$))"), ""),
    (re.compile(r"(?P<keep>N)X*,[Aah]T?X*(?=;)"), ""),  # "Ana Ruiz, a nurse at the clinic; …"
    (re.compile(r"(?P<keep>[Aah])X*,NX*(?![Xc,])"), ""),
    (
        re.compile(r"(?P<keep>[Aah])X*(?:,N){1,4}(?=,[QAhN]X*(?:,?c|,[Ah]))"),
        "",
    ),  # "the aunt, Ana Ruiz, her niece and …"
    (re.compile(r"(?P<keep>[Aah])X*(?:,N){1,4},"), ""),
)
_MADE = {letter for _, letter in _STEPS if letter}
_SCREEN = Screen([needs_of(pattern.pattern) for pattern, _ in _STEPS])
_ABSOLUTE = re.compile(r"(?<=[QP0VIJXTN]),(?:Q[AP]X*,)?c?(?P<part>Q)[APT](?=[,.;cw]|$)")
_UNDER = re.compile(r"[QAahP](?=Q)")
_BOUND_OF = re.compile(r"[Qd]X*b(?P<bound>Q)(?=[,.;c]|$)")
_OF_SO_MANY = re.compile(r"Po(?P<things>T)")
_BOUND_SAID = re.compile(r"(?P<keep>[QAahP])&")
_AGE_SAID = re.compile(r"(?P<keep>[NAahFQ]),&")
_AGES_OF_EACH = re.compile(r"[Q0],?Q(?:,Q)*,?cQ(?=[,.;)bvxVIJ]|$)")
_EACH_SAID = re.compile(r"(?P<keep>[Q0])(?:,?&)+,?c&(?:,(?=[bxvVIJw]))?")
_AGE_BARE = re.compile(r"aQ(?=(?:caQ?)?X*[bxvVIJ])")  # a headline's "man 23 shot dead"
_AGE_IN_WORDS = re.compile(
    r"(?<!p)[NAah],Q(?=,)|(?<=[^p:])[NAah],Q(?=[.;)]|$)"
)  # "Kirsty, eight, died", "his son Ben, four."
_AGES = re.compile(r"(?P<keep>[NAahXTF]),?Q(?=[,.;c]|$)")
_ONE_AGED = re.compile(r"Q,Q(?=[,.;c]|$)")


def reduce_mentions(sentence: Sentence, lexicon: Lexicon) -> None:
    """Fold the mentions of a sentence, in place."""
    _drop_ages(sentence)
    free_the_owned(sentence, lexicon)
    _read_absolutes(sentence)
    _read_bounds(sentence)
    _one_of_each(sentence, lexicon)
    fold_both(sentence)
    fold_one_of_many(sentence)
    for number in _SCREEN.fitting({*sentence.letters, *_MADE}):
        _reduce(sentence, *_STEPS[number])
    _drop_ages(sentence)


def _read_absolutes(sentence: Sentence) -> None:
    """ "Six people, one a child, were killed": a number with no noun, told of the persons before it."""
    for match in reversed(list(_ABSOLUTE.finditer(sentence.letters))):
        at = match.start("part")
        mention = sentence.mentions[at]
        if mention.head is None and mention.number is not None:
            mention.kind, mention.partitive = "Y", True
            sentence.letters = f"{sentence.letters[:at]}Y{sentence.letters[at + 1 :]}"


def _read_bounds(sentence: Sentence) -> None:
    """ "Nine were under 18": a bound of years said of a bare number."""
    for match in _BOUND_OF.finditer(sentence.letters):
        at = match.start("bound")
        mention = sentence.mentions[at]
        if _is_bound(sentence, mention):
            mention.kind = "X"
            sentence.letters = f"{sentence.letters[:at]}X{sentence.letters[at + 1 :]}"


def _one_of_each(sentence: Sentence, lexicon: Lexicon) -> None:
    """ "The drivers of both cars": as many as there are cars."""
    for match in _OF_SO_MANY.finditer(sentence.letters):
        who, things = sentence.mentions[match.start()], sentence.mentions[match.start("things")]
        is_each = who.head is not None and sentence.tokens.words[who.head] in lexicon.sets["one_each"]
        if is_each and things.number is not None and things.kind == "T":
            who.kind, who.number = "Q", things.number
            sentence.letters = f"{sentence.letters[: match.start()]}Q{sentence.letters[match.start() + 1 :]}"


def _reduce(sentence: Sentence, pattern: re.Pattern[str], letter: str) -> None:
    """Replace each match by `letter`, or by its kept mention."""
    found = list(pattern.finditer(sentence.letters))
    if pattern is _PLACES:
        found = [match for match in found if not _names_somebody(sentence, match)]
    elif pattern is _OF_WHOSE:  # but "three residents whose friends were shot"
        found = [match for match in found if sentence.mentions[match.start()].head is None]
    elif pattern is _STATE:  # of one word
        found = [m for m in found if sentence.mentions[m.end() - 2].first == sentence.spans[m.end() - 2][1]]
    if not found:
        return
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    kept: list[int | None] = []  # positions before, None for what is new
    at = 0
    for match in found:
        start, end = match.span()
        letters.append(sentence.letters[at:start])
        spans += sentence.spans[at:start]
        kept += range(at, start)
        at = end
        first, last = sentence.spans[start][0], sentence.spans[end - 1][1]
        if "keep" in pattern.groupindex:
            start = match.start("keep")
            first, last = sentence.spans[start][0], max(sentence.spans[start][1], last)
        letters.append(letter or sentence.letters[start])
        spans.append((first, last))
        kept.append(None if letter else start)
    letters.append(sentence.letters[at:])
    spans += sentence.spans[at:]
    kept += range(at, len(sentence.letters))
    known = sentence.mentions
    sentence.mentions = {new: known[old] for new, old in enumerate(kept) if old is not None and old in known}
    sentence.letters, sentence.spans = "".join(letters), spans


def _names_somebody(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Of Orte, and his daughter Ana, 5": by a calling, a title or an age a name is no place."""
    for at in range(match.start(), match.end()):
        mention = sentence.mentions.get(at)
        if mention is None or mention.kind != "N":
            continue
        entries = sentence.tokens.entries[mention.first : mention.last + 1]
        is_aged = sentence.spans[at][1] > mention.last and sentence.spans[at][1] in sentence.tokens.numerals
        if is_aged or any(entry.letter in "hmA" for entry in entries):
            return True
    return False


def _drop_ages(sentence: Sentence) -> None:
    """ "Oqueli, 45, was killed": a bare number after a name is an age."""
    if "Q" not in sentence.letters:
        return  # no number is left: each of the expressions below needs one
    for match in _AGES_OF_EACH.finditer(sentence.letters):
        _drop_ages_of_each(sentence, match)
    _reduce(sentence, _EACH_SAID, "")
    for match in _UNDER.finditer(sentence.letters):
        _drop_bound(sentence, match.end() - 1)
    _reduce(sentence, _BOUND_SAID, "")
    for match in reversed(list(_AGES.finditer(sentence.letters))):
        at = match.end() - 1
        mention = sentence.mentions.get(at)
        if mention is None or sentence.tokens.letters[mention.last + 1 : mention.last + 2] == "~":
            continue  # "were poisoned by bad liquor, 12 fatally"
        after = sentence.letters[at + 1 : at + 2]
        if _is_age(sentence, mention) and after in (",", ".", ";", "") and sentence.letters[at - 1] == ",":
            _hide(sentence, at)
    for match in _ONE_AGED.finditer(sentence.letters):
        mention = sentence.mentions[match.end() - 1]
        if _is_one_named(sentence, match.start()) and _is_age(sentence, mention):
            _hide(sentence, match.end() - 1)
    for ages, is_its_age in ((_AGE_BARE, _is_age), (_AGE_IN_WORDS, _is_young)):
        for match in ages.finditer(sentence.letters):
            whose, mention = sentence.mentions[match.start()], sentence.mentions[match.end() - 1]
            group = sentence.tokens.entries[whose.head].value if whose.head is not None else None
            is_one = whose.kind == "N" or group in AGED  # but "civ 6 killed"
            if is_one and is_its_age(sentence, mention):
                _hide(sentence, match.end() - 1)
    _reduce(sentence, _AGE_SAID, "")
    sentence.letters = sentence.letters.replace("&", "X")


def _hide(sentence: Sentence, at: int) -> None:
    """A number that is an age counts nobody; its place is marked until what stands around it is folded."""
    sentence.mentions[at].kind = "X"
    sentence.letters = f"{sentence.letters[:at]}&{sentence.letters[at + 1 :]}"


def _is_one_named(sentence: Sentence, at: int) -> bool:
    """ "One Ana Ruiz": a single person by name."""
    mention = sentence.mentions[at]
    return sentence.count_of(at) == 1 and sentence.tokens.entries[mention.last].letter == "N"


def _drop_bound(sentence: Sentence, before: int) -> None:
    """ "Four children under 10 were killed": a bound right behind the persons is one of years."""
    at = before + 1
    mention = sentence.mentions.get(at)
    whose = sentence.mentions.get(before)
    if mention is None or whose is None or whose.head is None or mention.number is None:
        return
    if _is_bound(sentence, mention):
        _hide(sentence, at)


def _is_bound(sentence: Sentence, mention: Mention) -> bool:
    """ "Under 18"."""
    if mention.number is None or mention.last != mention.number or mention.first != mention.number - 1:
        return False
    numeral = sentence.tokens.numerals.get(mention.number)
    is_years = numeral is not None and numeral.value is not None and numeral.value < OLDEST
    return is_years and sentence.tokens.entries[mention.first].letter == "p"


def _drop_ages_of_each(sentence: Sentence, match: re.Match[str]) -> None:
    """ "Two sisters, 12 and 15, died": as many bare numbers as there are persons are their ages."""
    whose = sentence.mentions.get(match.start())
    places = [at for at in range(match.start() + 1, match.end()) if sentence.letters[at] == "Q"]
    said = [sentence.mentions.get(at) for at in places]
    if whose is None or whose.number is None or whose.head is None:
        return
    numeral = sentence.tokens.numerals.get(whose.number)
    if numeral is None or numeral.value != len(said) or not all(m and _is_age(sentence, m) for m in said):
        return
    for at, mention in zip(places, said, strict=True):
        assert mention is not None
        _hide(sentence, at)


def _is_young(sentence: Sentence, mention: Mention) -> bool:
    """A bare number in words, without a hedge, of the years of a child."""
    number = _bare_below(sentence, mention, YOUNG)
    return number is not None and sentence.tokens.words[number].isalpha()


def _is_age(sentence: Sentence, mention: Mention) -> bool:
    """A bare number in digits, without a hedge, of a life's length at most."""
    number = _bare_below(sentence, mention, OLDEST)
    return number is not None and sentence.tokens.words[number].isdecimal()


def _bare_below(sentence: Sentence, mention: Mention, limit: int) -> int | None:
    """The token of a number that stands alone, without a hedge, and is less than the limit."""
    number = mention.number
    if number is None or mention.last != number or number in sentence.hedges:
        return None
    numeral = sentence.tokens.numerals.get(number)
    is_less = numeral is not None and numeral.value is not None and numeral.value < limit
    return number if is_less else None
