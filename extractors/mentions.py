"""From tokens to mentions: quantities, persons, names, things and adjuncts, one letter each.

The letters of a mention string (what patterns read):

    Q a number of persons     A one person, indefinite      h one person, definite    N a name
    a one person, no article      Y two of them
    P persons, no number      T a thing or things           U "a" + unknown noun      X when, where, with what
    0 a count of harm         9 no harm ("no casualties")   1 a number of lives       Z nobody
    W a pronoun               d "those killed", "the dead"

Every other letter is that of its token (lexicon.py). A word between number and noun that names a harm itself
("12 wounded soldiers") is kept as `premod`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.alternatives import read_alternatives
from extractors.bracketed import open_sums, unlabelled
from extractors.chunks import AS, CHUNK, UNCOUNTED
from extractors.lexicon import Lexicon
from extractors.numbers import Numbers
from extractors.quantities import read_corrections, read_hedges, read_ranges
from extractors.reductions import reduce_mentions
from extractors.tokens import Tokens


@dataclass(slots=True)
class Mention:
    """Tokens first..last; `number` is the token of its number, `head` of its noun, `harm` of its own harm
    word.
    """

    kind: str
    first: int
    last: int
    number: int | None = None
    head: int | None = None
    harm: int | None = None
    partitive: bool = False  # "three of them"
    others: bool = False  # "12 others", "another 12"
    bare: bool = False  # one person with no article: "Man shot dead", "poet and activist"
    pair: bool = False  # two with no number: "the couple", "his parents"


@dataclass(slots=True)
class Sentence:
    """A sentence as patterns see it: `letters` one a mention or word, `spans` their tokens, `mentions` by
    position.
    """

    tokens: Tokens
    letters: str
    spans: list[tuple[int, int]]
    mentions: dict[int, Mention]
    hedges: dict[int, tuple[str, int]]  # number token → (qualifier, first token of the hedge)
    ranges: dict[int, tuple[int, int]]  # number token → (upper value, last token)

    def count_of(self, position: int) -> int | None:
        """How many a mention is: one where it has no number, None where its number is vague."""
        number = self.mentions[position].number
        if number is None:
            return 1 + self.mentions[position].pair
        return self.tokens.numerals[number].value


_DOUBLED = re.compile(r"(?<=0H)Q(?=[bxvVIJ])")  # "22 people others hurt"
_NEXT_LABEL = re.compile(r"(?<=[VJFL]:0)[jyYhHN_](?=[jyYhHN_fVJ]{0,3}:q?0)")  # "Injuries: 30 Houses lost: 41"
_COMPOUND = re.compile(r"(?<=[hH]ot)([jN_]{0,3})H(?=[jN_]{0,2}y)")  # "a leader of the People's Party"
_WHEN = re.compile(r"pT(?=[jN_]{0,2}[yY])")
_LIVING = re.compile(r"(?<=[wk])E(?=[puU~T])")  # "who lives in the town"
_HOUSING = re.compile(r"(?<=[yYhHN_]w)Y(?=[~jtaN_]*[hHN0])")  # "a camp that houses refugees"
_HOSTS = re.compile(r"(?<=[N_yh~])[YyHh_](?=[q~]{0,2}[09])")  # "Chad hosts 600,000 refugees"
# "in alleged revenge attacks", "a doubles vendor"
_ALLEGED = re.compile(r"(?<=[ta])(?:s(?=[jyN_]*[yYhH])|[RKCMS](?=[jyN_]*h))|(?<=p)s(?=[jyN_]*[yY])")
_THE_JAIL = re.compile(r"(?<=[ta])B(?=[,.;:u]|$)")  # a noun: "attacked the jail, killing four"
_SAID_OF = re.compile(r"[xv]*bs")  # "a fatality was reported"
_OF_ITS_OWN = re.compile(r"'q?[09]")  # "twelve of the bus's 40 passengers"
_ADVERB_BETWEEN = re.compile(r"(?<=H)~(?=[jy]*H)")  # "civilians, mostly women": two noun phrases
_INCLUDING = re.compile(r"\(([i#][^()]{1,40})\)")
_PARTS = re.compile(r"\((q?[09](?:#|o[td]*k?)[^()VGIBJF]{0,24})\)")  # "(five of them girls)"
_GLOSS = re.compile(r"(?<=[Nj_h])\([jyhmN_HY]{1,4}\)(?=[HhyY])")  # "NRF (security force) members"
# "nine (six men and three boys)", "nine killed (six men, three boys)"
_LISTED = re.compile(
    r"(?<=[H0FVJITAr8])\((q?0[jy]*H(?:,?c|,)[^()VGIBJF]{1,40})\)|(?<=[H0FVJI])\((q?0[jyN_]*H)\)"
)
# "701 people (men: 482; women: 219)", "Killed: men: 12; women: 3"
_LABELLED = re.compile(r"(?:(?<=[VJF]:)|\()(?:[jy]*H:0[;,]?)+(?:\)|(?=\.?$))|\((?:[jy]*H0[;,]?){2,}\)")
_EARLIER = re.compile(r"\([tj]{0,2}[UrT8]p?:0\)")  # "(September: 187)", "(previous week: 187)"
# "nine people (15 according to residents)", "(residents say 15)": another voice on the same people
_VOICED = re.compile(r"\((q?0p[^()0VGIBJF]{1,12}|[tjAhHyYN_]{1,5}sq?0)\)")
_NO_PRONOUN = re.compile(r"(?<=[098])[kd](?=[jyN_]{0,2}[hH])")  # "2 US porters", in capitals
_ONE_NAMED = re.compile(r"0NN+")  # "one Ana Ruiz"
LAST_DAY = 31  # of a month
_KINDS = frozenset("QAahNPTUX019ZWdY")  # a token left alone may not pass for a mention
_DROPPED = frozenset('~"ta')


def read_mentions(tokens: Tokens, lexicon: Lexicon, numbers: Numbers) -> Sentence:
    """The mentions of one sentence."""
    ranges = read_ranges(tokens, numbers)
    asides, loose = read_alternatives(tokens, ranges, lexicon)
    hedges, hidden = read_hedges(tokens, ranges, numbers)
    hedges.update({number: ("at_least", number) for number in loose if number not in hedges})
    hidden |= asides
    hidden |= read_corrections(tokens, lexicon)
    hidden |= {
        i + 1 for i in tokens.numerals if tokens.words[i] in numbers.twofold and _is_the(tokens, i + 1)
    }
    letters = _ADVERB_BETWEEN.sub(",", _months_apart(tokens, lexicon))
    letters = _NEXT_LABEL.sub(";", _DOUBLED.sub("~", letters))
    letters = _NO_PRONOUN.sub("j", letters)
    letters = _COMPOUND.sub(r"\1j", letters.replace("zF", "nF"))  # "nil casualties"
    letters = _WHEN.sub(lambda m: _of_when(m, tokens, lexicon), letters)
    if (at := letters.find("eF")) >= 0 and tokens.words[at] in lexicon.sets["one_more"]:
        letters = f"{letters[:at]}a{letters[at + 1 :]}"  # "another body was found"
    letters = _LIVING.sub("f", letters) if "E" in letters else letters
    letters = _HOUSING.sub("f", letters) if "wY" in letters else letters
    hosts = lexicon.sets["takes_in"]
    letters = _HOSTS.sub(lambda m: "f" if tokens.words[m.start()] in hosts else m[0], letters)
    letters = _ALLEGED.sub("j", letters)
    letters = _THE_JAIL.sub("y", letters) if "B" in letters else letters
    if "(" in letters:  # a hedge is one, be it a preposition: "(about 1,800 people)"
        letters = "".join("q" if c == "p" and i in hidden else c for i, c in enumerate(letters))
        apart = _PARTS.sub(r",\1,", _INCLUDING.sub(r",\1,", letters))
        letters = _LISTED.sub(lambda m: f"-{m[1] or m[2]}-", apart)
        letters = open_sums(letters, tokens, lexicon)
        letters = _VOICED.sub(lambda m: _voiced(m, tokens, lexicon), letters)
        letters = _EARLIER.sub(lambda m: f",{'~' * (len(m[0]) - 4)}20,", letters)
        letters = _GLOSS.sub(lambda gloss: "~" * len(gloss[0]), letters)
    letters = (
        _LABELLED.sub(lambda m: unlabelled(m[0]), letters) if "H:0" in letters or "H0" in letters else letters
    )
    kept = [i for i, c in enumerate(letters) if c not in '~"' and i not in hidden]
    string = "".join(letters[i] for i in kept)
    out_letters: list[str] = []
    spans: list[tuple[int, int]] = []
    mentions: dict[int, Mention] = {}
    at = 0
    for match in CHUNK.finditer(string):
        if match.end() == match.start():
            continue
        _copy(string, kept, at, match.start(), out_letters, spans)
        mention = _mention(match, kept, tokens, hedges, lexicon)
        mentions[len(out_letters)] = mention
        out_letters.append(mention.kind)
        spans.append((mention.first, mention.last))
        at = match.end()
    _copy(string, kept, at, len(string), out_letters, spans)
    tokens.settled = tokens.letters
    sentence = Sentence(tokens, "".join(out_letters), spans, mentions, hedges, ranges)
    reduce_mentions(sentence, lexicon)
    return sentence


def _of_when(match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """ "In overnight shelling", "in Monday rain": when, said before a noun."""
    return "pj" if tokens.words[match.start()] in lexicon.sets["within"] else match[0]


def _voiced(match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """The aside between commas, where it says who else tells of how many."""
    told_by = {tokens.words[i] for i in range(match.start(), match.end())} & lexicon.sets["as_told_by"]
    return f",{match[1]}," if told_by or match[0][-2] == "0" else match[0]


def _months_apart(tokens: Tokens, lexicon: Lexicon) -> str:
    """The letters, with a month that owns no day: "in June 33 were killed", "in May 12 died"."""
    letters = tokens.letters
    for at in range(letters.count("r") and len(letters) - 1):
        if letters[at] != "r" or letters[at + 1] != "0" or letters[at + 2 : at + 3] in "_N":
            continue
        is_alone = at > 0 and tokens.words[at - 1] in lexicon.sets["of_months"]
        value = tokens.numerals[at + 1].value or 0
        if (is_alone and letters[at + 2 : at + 4] != ",8") or value > LAST_DAY:
            letters = f"{letters[:at]}T{letters[at + 1 :]}"
    return letters


def _is_the(tokens: Tokens, i: int) -> bool:
    """ "both his brothers": the article between a number and its noun says nothing more."""
    return i < len(tokens.entries) and tokens.entries[i].letter == "t"


def _copy(
    string: str, kept: list[int], start: int, end: int, letters: list[str], spans: list[tuple[int, int]]
) -> None:
    for k in range(start, end):
        if string[k] not in _DROPPED:
            letters.append("i" if string[k] == "#" else string[k] if string[k] not in _KINDS else "*")
            spans.append((kept[k], kept[k]))


def _mention(
    match: re.Match[str],
    kept: list[int],
    tokens: Tokens,
    hedges: dict[int, tuple[str, int]],
    lexicon: Lexicon,
) -> Mention:
    kind = match.lastgroup or "T"
    kind = "a" if match["bare"] else "d" if match["dm"] else kind
    piece, offset = match[0], match.start()
    number = (
        next((kept[offset + k] for k, c in enumerate(piece) if c in "098"), None) if kind in "RCLQ" else None
    )
    head = kept[offset + max(len(piece.rstrip("eQ")), 1) - 1]
    mention = Mention(AS.get(kind, kind), kept[offset], kept[match.end() - 1], number, head)
    if kind in UNCOUNTED:
        mention.pair = tokens.words[head] in lexicon.sets["pairs"]
        mention.kind = _uncounted(mention, match, tokens, lexicon)
        return mention
    if kind == "Q" and _ONE_NAMED.fullmatch(piece) and tokens.numerals[mention.number or 0].value == 1:
        return Mention("N", kept[offset + 1], mention.last, head=mention.last)
    if kind == "Q":
        _judge_quantity(mention, piece)
        following = string_after(match)
        if mention.kind == "T" and _OF_ITS_OWN.match(match.string, match.end()) and "ot" in piece:
            mention.kind = "Q"
        if (
            mention.kind == "Q"
            and tokens.numerals[mention.number or 0].weak
            and len(piece) == 1
            and following not in ("I", "V")
            and lexicon.sets["gravely"].isdisjoint(tokens.words[mention.last + 1 : mention.last + 2])
        ):
            mention.kind = "W"
    is_of = "ot" in piece or "od" in piece or "#" in piece
    mention.partitive = kind in "QRC" and is_of and number is not None
    mention.others = kind in "QC" and ("e" in piece or "Q" in piece)
    mention.bare = bool(match["bare"])
    if mention.bare and offset and tokens.words[kept[offset - 1]] in lexicon.sets["of_whom"]:
        mention.first = kept[offset - 1]  # "whose son"
    is_counted = kind == "F" or (kind == "A" and piece[-1] == "F")
    is_told = _SAID_OF.match(match.string, match.end()) and tokens.entries[mention.last].value == "killed"
    if is_counted and (is_told or tokens.words[mention.last] in lexicon.sets["bodies"]):
        mention.kind, mention.harm = "0", mention.last  # "a body was found"
    if kind == "Q" and len(piece) == 1 and tokens.words[mention.last].split()[-1] in lexicon.sets["pairs"]:
        return Mention("A", mention.first, mention.last, head=mention.last, pair=True)  # "a couple died"
    if kind == "E":
        word = tokens.words[mention.first]
        is_one = word in lexicon.sets["one_more"] and not (" " in word and string_after(match) == "o")
        mention.kind = "A" if is_one else "*"
        mention.others = True
    is_pair = number is None and tokens.words[head] in lexicon.sets["pairs"]
    if kind == "P" and string_after(match) != "o":
        is_pair = piece[0] == "t" and tokens.words[head] in lexicon.sets["two_of_kin"]
        mention.kind = "h" if is_pair else mention.kind
    mention.pair = is_pair
    if mention.kind == "Q" and mention.partitive and kind == "Q" and (mention.head is None or "#" in piece):
        mention.kind = "Y"
    if kind in ("C", "z", "R"):
        mention.harm = kept[match.end() - 1]
    elif kind in "dD":
        mention.harm = kept[match.start("dm")] if match["dm"] else kept[match.end() - 1]
    elif match["pm"] or match["tm"]:
        mention.harm = kept[match.start("pm" if match["pm"] else "tm")]
    elif own := next((name for name in ("am", "hm", "bm") if match[name]), None):
        mention.harm = kept[match.start(own)]
    if number is not None and number in hedges:
        mention.first = min(mention.first, hedges[number][1])
    return mention


def _uncounted(mention: Mention, match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """The kind of a mention that holds neither a number nor a harm of its own."""
    if match.lastgroup in ("t", "T") and _is_nth_person(mention, match, tokens, lexicon):
        return "h"
    is_thing = match.lastgroup == "n" and match[0][0] == "t"  # but "the Okoro murder"
    return "T" if is_thing and string_after(match) != "'" else mention.kind


def _is_nth_person(mention: Mention, match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> bool:
    """ "The fourth has drowned", "the third, a nurse, is in a coma"."""
    words = tokens.words[mention.first : mention.last + 1]
    is_definite = tokens.entries[mention.first].letter == "t"
    is_nth = len(words) == 2 and is_definite and words[1] in lexicon.sets["nths"]
    return is_nth and string_after(match) in set("bvxI,")


def string_after(match: re.Match[str]) -> str:
    """The letter after a match, or nothing."""
    return match.string[match.end() : match.end() + 1]


def _judge_quantity(mention: Mention, piece: str) -> None:
    """A quantity whose head is a thing or a unit counts no persons; one with no noun is left to the
    patterns.
    """
    body = piece.rstrip("eQ").lstrip("te")
    if len(body) == 1:
        mention.head = None
        return
    last = body[-1]
    if last in "yYU":
        mention.kind = "T"
    elif last in "od#":
        mention.head = None
