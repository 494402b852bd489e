"""The expression that cuts a sentence's letters into mentions: one group a kind (mentions.py)."""

from __future__ import annotations

import re

from extractors.pattern_needs import openings_of

# noun phrases: modifiers, then a head. A plural goes on only into another noun.
_ITS = r"(?![hHyY_]|N+[yY]|j+[yYN])"  # "the Afghan Finance Ministry" is no Afghan
_OWNS = r"(?!'f?[jAyhNHm_]*[yYHN_])"  # "the mayor's office": whoever owns a thing is not the one meant
_PRE = r"(?:[jAhNmy_g']|[jhy]c(?=[jhyN_]*H)|[HY](?=[jN_y]?[hHyYF]))"
CHUNKS = rf"""
      (?P<V>[ta]{_PRE}*N0(?=[wpbv])|a{_PRE}*N0(?=[IVJ.,;)]|$))
    | (?P<g>(?<=[GB])A(?=[puT.;]|$)|(?<![^;:.])A(?=[IVB]))
    | (?P<X>(?<=[IVJ])wU(?![jhHyYN_])
        |(?:(?<=[IVJ])w)?j?8?T+(?:U(?![hHyYjN_]))?(?!'[jy_N]*[yY_])(?:,?8(?![hHjF]))?|(?:t(?=.r[jyY_N]))?[08]r(?:,?8)?|jr(?![hHVJFjy_])
        |r[08]c[08](?=[pu.,;)]|$)|[08]c[08]r|(?<=t)r[08](?=j?F)|r[08](?![hHVJF])(?:,?8)?|r8?|@+|A+(?:cA+)*(?![jhHyYNm_A]))
    | (?P<R>[te]{{0,2}}[098](?:o[td]+|\#)[VJF](?![jyN_]*[hH]))
    | (?P<F>(?:a[jAyN_]*|(?<![^;:.])(?=Ff))F(?![oF]|[jyN_]*[hHyYF]))
    | (?P<C>(?!(?<=[F:])[09]F[:09])[te]{{0,2}}[09]e?(?:o(?:(?:t[jy]*h|N+)'|[td])?)?[jAyN_sfhVJ]*(?P<cf>F))
    | (?P<L>[te]{{0,2}}[09]e?j*E)
    | (?P<x>(?<=[VIJHh0])[09]e?U(?=[pu<.;,)c]|$))
    | (?P<M>[09]e?[%$U]|\$[098]|[098]%)
    | (?P<Q>(?:t(?P<tm>V)(?=[09]))?[te]{{0,2}}(?:[09](?:(?<=9)t(?=[jA]*H))?
        |8(?=(?<!^p8)[jAy_N]*H|(?<!p8)[VI]))e?
        (?:o[td]*+e?k?(?![098])|\#(?:f(?=[!xv]*[bVI]))?)?(?:f(?={_PRE}*[HhYyUNA_j])|s(?=[jyN_]*[hH]))?
        (?P<pm>[VJ](?=[jy_N]*[hH]))?(?:Q|(?:{_PRE}*[HhYyUNA_j])?e?))
    | (?P<Y>t8(?![jAyN_]*[yYU])|e?8)
    | (?P<z>n(?:[jyN_]*[yYT]c)?[jAyo_fhHNsV]*F|nj*E(?=[xv]*bM))
    | (?P<Z>(?<![^.;:,usc"])!\#?(?=b[VJ])
        |(?:z|!(?=o[td]))(?:o[td]+k?[098]?(?:{_PRE}*[HhYyU])?)?|n{_PRE}*[hH]|!{_PRE}*h(?=[bvx]))
    | (?P<D>t[jhy]{{1,2}}J(?=[xv]*b|v?i))
    | (?P<N>[tae]?8?f?(?:H'(?=[jy]*hN))?[jAyhNm_]*[hm]N+(?!N*[yY])(?:['m]?N)*(?:(?<=N)m(?=[,.bvV]))?
        (?!N*'(?:f?[jAyhNHm_]*[yYHN_]|f?{_PRE}*h)))
    | (?P<A>[ae](?:f|s(?=[jyN_]*h))?(?:(?P<am>[VJI])(?=[jyN_]*h))?{_PRE}*h{_ITS}{_OWNS}
        |[ae][jAN_]*H'{_PRE}*h{_ITS}{_OWNS}
        |[ae]j*Afh(?![hHyY_])|[ae][jA]*m(?![jhHyY_Nm']|\.N)
        |[ae]j*A(?!f[hyY]|[jhyYNm_]*[hyY]|[VJ][jy_N]*[yY])
        |e[jAy]*F(?=[xvb!~]*[VIJfs=])
        |(?<!.)(?P<bm>[VJ])(?=[jAhyN_]*h(?:[xv]*b)?[VJI])[jAhyN_]*h
        |(?<![hHN_ytj'])(?P<bare>[jAhyN_]*h)(?![hHyYN_F]|'(?!j?[FO](?![hHyYN_l]))))
    | (?P<h>t8?(?:f|s(?=[jyN_]*h))?(?:(?P<hm>[VJI])(?=[jyN_]*h))?{_PRE}*h{_ITS}{_OWNS}
        |t?(?:[jhm]*N+|[hHF])'f?{_PRE}*h{_ITS}{_OWNS}
        |tj*A(?![fjhHyYNm_.']))
    | (?P<d>(?:tj*(?!(?<=j)Vq?e?[09])|(?<!b)d)(?:[VJ])(?![jyN_]*[hHyYN_]))
    | (?P<P>(?:[ta]f?(?:(?P<dm>[VJ])(?=[jy]*H))?)?{_PRE}*H)
    | (?P<T>(?:(?:t8|[taend])f?(?:[VJ](?=[jy_]*[yY]))?|e|[jt]?T+(?='))?{_PRE}*[yYU](?!N)
        (?:_(?=[.,;:]|$)|(?<=[po]ty)_(?![hHyYN_]))?)
    | (?P<U>[ae][jAN_]*[_N](?![hHyYN_]))
    | (?P<n>t[hj]?N[jy_][jyN_]*N|(?<=p)N(?:[jy_]N)+(?=[.;:]|$)
        |thj+y+N+|t?(?:[jAy_](?=[jAyN_]*N))*m*N(?:['m]?N|_(?=NN))*(?:m(?=[,.bvV]))?)
    | (?P<E>e(?![jAhHNmy_g'YUFE098(]))
    | (?P<t>(?<=[po])t?h[j_A]*_|[ta]?[j_A]+)
    | (?P<W>k|d)
    """
_OPENS = re.escape(openings_of("".join(CHUNKS.split())))  # where none of them stands no chunk is tried
CHUNK = re.compile(rf"(?=[{_OPENS}])(?:{CHUNKS})", re.VERBOSE)
AS = {
    "V": "T",
    "x": "X",
    "R": "Q",
    "C": "0",
    "L": "1",
    "M": "T",
    "Y": "X",
    "z": "9",
    "n": "N",
    "t": "T",
    "g": "A",
    "D": "d",
}
UNCOUNTED = frozenset("TtnXxMVUWNY")  # chunks with neither a number nor a harm of their own
