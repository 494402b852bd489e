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

from extractors.lexicon import Lexicon
from extractors.numbers import Numbers
from extractors.quantities import read_hedges, read_ranges
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


# noun phrases: modifiers, then a head. A plural goes on only into another noun.
_ITS = r"(?![hHyY_]|N+[yY]|j+[yYN])"  # "the Afghan Finance Ministry" is no Afghan
_OWNS = r"(?!'f?[jAyhNHm_]*[yYHN_])"  # "the mayor's office": whoever owns a thing is not the one meant
_PRE = r"(?:[jAhNmy_g']|[jhy]c(?=[jhyN_]*H)|[HY](?=[jN_y]?[hHyYF]))"
_CHUNK = re.compile(
    rf"""
      (?P<V>[ta]{_PRE}*N0(?=[wpbv]))
    | (?P<X>j?8?T+(?:,?8(?![hHjF]))?|[08]r(?:,?8)?
        |r[08]c[08](?=[pu.,;)]|$)|[08]c[08]r|r[08](?![hHVJF])(?:,?8)?|r8?|@+|A+(?:cA+)*(?![jhHyYNm_A]))
    | (?P<R>[te]{{0,2}}[098](?:o[td]+|\#)[VJF](?![jyN_]*[hH]))
    | (?P<C>[te]{{0,2}}[09]e?(?:o[td]?)?[jAyN_sfhVJ]*(?P<cf>F))
    | (?P<L>[te]{{0,2}}[09]e?j*E)
    | (?P<M>[09]e?[%$U]|\$[098]|[098]%)
    | (?P<Q>[te]{{0,2}}(?:[09]|8(?=[jAy_N]*[hHVI]))e?(?:o[td]*+k?(?![098])|\#)?(?:f|s(?=[jyN_]*[hH]))?
        (?P<pm>[VJ](?=[jy_N]*[hH]))?(?:Q|(?:{_PRE}*[HhYyUNA_j])?e?))
    | (?P<Y>[te]?8)
    | (?P<z>n[jAyo_fhHNsV]*F)
    | (?P<Z>z(?:o[td]+k?[098]?(?:{_PRE}*[HhYyU])?)?|n{_PRE}*[hH])
    | (?P<N>[tae]?f?[jAyhNm_]*[hm]N+(?!N*[yY])(?:['m]?N)*(?:(?<=N)m(?=[,.bvV]))?{_OWNS})
    | (?P<A>[ae](?:f|s(?=[jyN_]*h))?(?:(?P<am>[VJI])(?=[jyN_]*h))?{_PRE}*h{_ITS}{_OWNS}
        |[ae][jA]*m(?![jhHyY_Nm.'])|[ae]j*A
        |(?<![hHN_ytj'])(?P<bare>[jAhyN_]*h)(?![hHyYN_'F]))
    | (?P<h>t(?:f|s(?=[jyN_]*h))?(?:(?P<hm>[VJI])(?=[jyN_]*h))?{_PRE}*h{_ITS}{_OWNS}
        |t?(?:N+|[hHF])'f?{_PRE}*h{_ITS}{_OWNS})
    | (?P<d>[td](?:[VJ])(?![jyN_]*[hHyYN_]))
    | (?P<P>(?:[ta]f?(?:(?P<dm>[VJ])(?=[jy]*H))?)?{_PRE}*H)
    | (?P<T>(?:[taend]f?(?:[VJ](?=[jy_]*[yY]))?|e)?{_PRE}*[yYU](?!N))
    | (?P<U>[ae][jAN_]*[_N](?![hHyYN_]))
    | (?P<n>t[hj]?N[jy_][jyN_]*N|thj+y+N+|t?(?:[jAy_](?=[jAyN_]*N))*m*N(?:['m]?N|_(?=NN))*(?:m(?=[,.bvV]))?)
    | (?P<E>e(?![jAhHNmy_g'YUFE098(]))
    | (?P<t>(?<=[po])th[j_A]*_|[ta]?[j_A]+)
    | (?P<W>k|d)
    """,
    re.VERBOSE,
)
_AS = {"V": "T", "R": "Q", "C": "0", "L": "1", "M": "T", "Y": "X", "z": "9", "n": "N", "t": "T"}
_ADVERB_BETWEEN = re.compile(r"(?<=H)~(?=[jy]*H)")  # "civilians, mostly women": two noun phrases
_INCLUDING = re.compile(r"\((i[^()]{1,40})\)")
_GLOSS = re.compile(r"(?<=[Nj_h])\([jyhmN_HY]{1,4}\)(?=[HhyY])")  # "NRF (security force) members"
_KINDS = frozenset("QAahNPTUX019ZWdY")  # a token left alone may not pass for a mention
_DROPPED = frozenset('~"ta')

# second pass, over mention letters
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<=[OF])p(?:T(?=o[QAahPU])|N(?=o)|[PAah](?=o[QAahNPU]))"),
        "X",
    ),  # "the murder in Tunis of a poet"
    (re.compile(r"(?P<keep>[QAahNPTUZ0])(?:o[TNPhAaUX])+"), ""),
    (re.compile(r"(?<=[,X])oN(?=[,.])"), "X"),
    (re.compile(r"(?P<keep>[Aah])oQ(?![QAahNHPT])"), ""),  # "a father of three"
    (re.compile(r"T'(?P<keep>N)"), ""),  # "the state's Ana Ruiz"
    (re.compile(r"[hAN]'(?P<keep>Q)"), ""),  # "the mayor's two bodyguards"
    (re.compile(r"(?P<keep>[AahQY])X*(?:,=u?N,|=u?N)"), ""),
    (re.compile(r"[p<+]*[p<]+f?[TNPhAaUWX]|\++[TNPUWX]"), "X"),
    (re.compile(r"(?<=[QAahNP])p(?=[,;.)VIJ])"), "X"),  # "the 12 people on board, …"
    (re.compile(r"X(?:,?N)*(?:,?cN)(?!X*[bvxVIJ,'])"), "X"),
    (re.compile(r"\([^()VGIBJF]{0,12}\)"), "X"),
    (re.compile(r"(?P<keep>Q)X*,N,(?=[bvx])"), ""),  # "one of the singers, Amin Rai, was"
    (re.compile(r"(?P<keep>N)X*,aX*(?:ca)?X*(?:,(?!c?[QA]))?"), ""),
    (re.compile(r"aX*c(?P<keep>N)"), ""),
    (re.compile(r"(?P<keep>N)X*,[AhT]X*(?![Xc])(?:,(?!c?[QA])|(?=[.wbvx]|$))"), ""),
    (re.compile(r"(?P<keep>[Aah])X*,NX*(?![Xc,])"), ""),
    (re.compile(r"(?P<keep>[Aah])X*,N,"), ""),
)
_AGE_SAID = re.compile(r"(?P<keep>[NAah]),&")
_AGES = re.compile(r"(?P<keep>[NAahXT]),?Q(?=[,.;c]|$)")


def read_mentions(tokens: Tokens, lexicon: Lexicon, numbers: Numbers) -> Sentence:
    """The mentions of one sentence."""
    ranges = read_ranges(tokens, numbers)
    hedges, hidden = read_hedges(tokens, ranges)
    letters = _ADVERB_BETWEEN.sub(",", tokens.letters)
    if "(" in letters:
        letters = _GLOSS.sub(lambda gloss: "~" * len(gloss[0]), _INCLUDING.sub(r",\1,", letters))
    kept = [i for i, c in enumerate(letters) if c not in '~"' and i not in hidden]
    string = "".join(letters[i] for i in kept)
    out_letters: list[str] = []
    spans: list[tuple[int, int]] = []
    mentions: dict[int, Mention] = {}
    at = 0
    for match in _CHUNK.finditer(string):
        if match.end() == match.start():
            continue
        _copy(string, kept, at, match.start(), out_letters, spans)
        mention = _mention(match, kept, tokens, hedges, lexicon)
        mentions[len(out_letters)] = mention
        out_letters.append(mention.kind)
        spans.append((mention.first, mention.last))
        at = match.end()
    _copy(string, kept, at, len(string), out_letters, spans)
    sentence = Sentence(tokens, "".join(out_letters), spans, mentions, hedges, ranges)
    _drop_ages(sentence)
    for pattern, letter in _STEPS:
        _reduce(sentence, pattern, letter)
    _drop_ages(sentence)
    return sentence


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
    mention = Mention(_AS.get(kind, kind), kept[offset], kept[match.end() - 1], number, head)
    if kind == "Q":
        _judge_quantity(mention, piece)
        following = string_after(match)
        if (
            mention.kind == "Q"
            and tokens.numerals[mention.number or 0].weak
            and len(piece) == 1
            and following not in ("I", "V")
        ):
            mention.kind = "W"
    is_of = "ot" in piece or "od" in piece or "#" in piece
    mention.partitive = kind in "QRC" and is_of and number is not None
    mention.others = kind in "QC" and ("e" in piece or "Q" in piece)
    mention.bare = bool(match["bare"])
    if kind == "E":
        word = tokens.words[mention.first]
        is_one = word in lexicon.sets["one_more"] and not (" " in word and string_after(match) == "o")
        mention.kind = "A" if is_one else "*"
        mention.others = True
    if kind == "n" and piece[0] == "t":
        mention.kind = "T"
    if mention.kind == "Q" and mention.partitive and kind == "Q" and (mention.head is None or "#" in piece):
        mention.kind = "Y"
    if kind in ("C", "z", "R"):
        mention.harm = kept[match.end() - 1]
    elif kind == "d":
        mention.harm = kept[match.start("dm")] if match["dm"] else kept[match.end() - 1]
    elif match["pm"]:
        mention.harm = kept[match.start("pm")]
    elif match["am"] or match["hm"]:
        mention.harm = kept[match.start("am" if match["am"] else "hm")]
    if number is not None and number in hedges:
        mention.first = min(mention.first, hedges[number][1])
    return mention


def string_after(match: re.Match[str]) -> str:
    """The letter after a match, or nothing."""
    return match.string[match.end() : match.end() + 1]


def _judge_quantity(mention: Mention, piece: str) -> None:
    """A quantity whose head is a thing or a unit counts no persons; one with no noun is left to the
    patterns.
    """
    body = piece.rstrip("eQ").lstrip("te")
    assert mention.number is not None
    if len(body) == 1:
        mention.head = None
        return
    last = body[-1]
    if last in "yYU":
        mention.kind = "T"
    elif last in "od#":
        mention.head = None


def _reduce(sentence: Sentence, pattern: re.Pattern[str], letter: str) -> None:
    """Replace each match by `letter`, or by its kept mention."""
    found = list(pattern.finditer(sentence.letters))
    if not found:
        return
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    mentions: dict[int, Mention] = {}
    at = 0
    ends = [*found, None]
    for match in ends:
        stop = match.start() if match else len(sentence.letters)
        for k in range(at, stop):
            _keep(sentence, k, letters, spans, mentions)
        if match is None:
            break
        whole = (sentence.spans[match.start()][0], sentence.spans[match.end() - 1][1])
        if "keep" in pattern.groupindex:
            _keep(sentence, match.start("keep"), letters, spans, mentions)
            spans[-1] = (spans[-1][0], max(spans[-1][1], whole[1]))
        else:
            letters.append(letter)
            spans.append(whole)
        at = match.end()
    sentence.letters, sentence.spans, sentence.mentions = "".join(letters), spans, mentions


def _keep(
    sentence: Sentence, k: int, letters: list[str], spans: list[tuple[int, int]], mentions: dict[int, Mention]
) -> None:
    if k in sentence.mentions:
        mentions[len(letters)] = sentence.mentions[k]
    letters.append(sentence.letters[k])
    spans.append(sentence.spans[k])


def _drop_ages(sentence: Sentence) -> None:
    """ "Oqueli, 45, was killed": a bare number after a name is an age."""
    for match in reversed(list(_AGES.finditer(sentence.letters))):
        at = match.end() - 1
        mention = sentence.mentions.get(at)
        if (
            mention is None
            or mention.number is None
            or mention.last != mention.number
            or mention.number in sentence.hedges
        ):
            continue
        numeral = sentence.tokens.numerals.get(mention.number)
        word = sentence.tokens.words[mention.number]
        after = sentence.letters[at + 1 : at + 2]
        if (
            numeral
            and numeral.value is not None
            and numeral.value < 110
            and word.isdecimal()
            and after in (",", ".", ";", "")
            and sentence.letters[at - 1] == ","
        ):
            mention.kind = "X"
            sentence.letters = sentence.letters[:at] + "&" + sentence.letters[at + 1 :]
    _reduce(sentence, _AGE_SAID, "")
    sentence.letters = sentence.letters.replace("&", "X")
