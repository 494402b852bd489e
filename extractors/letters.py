"""The categories of words.yml, each with the one letter that the grammar reads for its words.

The category that stands first gives a word its letter. Letters mean the same in every language.
"""

from __future__ import annotations

# category → letter, in order of precedence
HARM = {
    "blameless": "y",
    "past": "V",
    "ing": "G",
    "intransitive": "I",
    "toll": "L",
    "lives": "E",
    "counted": "F",
    "present": "B",
    "adjective": "J",
    "nominal": "O",
    "loses": "M",
    "claims": "l",
    "takes": "K",
    "leaves": "C",
    "suffers": "S",
    "damage": "D",
}
PLAIN = {
    "nobody": "z",
    "no": "n",
    "including": "i",
    "whereof": "#",
    "together": "+",
    "naming": "=",
    "others": "e",
    "others_noun": "Q",
    "relatives": "w",
    "a": "a",
    "the": "t",
    "pronouns": "k",
    "those": "d",
    "negations": "!",
    "be": "b",
    "have": "v",
    "do": "v",
    "modals": "x",
    "and": "c",
    "of": "o",
    "counting": "3",  # "the number of": see en.number_of
    "subordinators": "u",
    "compared": "2",  # "up from": another count of the same
    "among": "<",
    "prepositions": "p",
    "says": "s",
    "time_words": "T",
    "months": "r",
    "units": "U",
    "rises": "R",
    "verbs": "f",
}
NOUNS = {"persons": "h", "persons_many": "H", "one_thing": "y", "many_things": "Y"}
LATE = {"adjectives": "j", "adverbs": "~", "titles": "m", "ages": "g"}
HEDGES = {
    "hedges_at_least": "at_least",
    "hedges_more_than": "more_than",
    "hedges_about": "about",
    "hedges_at_most": "at_most",
    "hedges_less_than": "less_than",
    "hedges_plain": "exact",
}
AFTER = {
    "hedges_after_at_least": "at_least",
    "hedges_after_about": "about",
    "hedges_after_at_most": "at_most",
}
OTHER_KEYS = (
    "age_suffixes", "suffixes", "cased", "abbreviations", "families", "bodies", "found", "feared", "denied",
    "reported", "shot", "final", "self_harm", "masses", "more_before", "more_after", "leaders",
    "group_hints", "any", "adding", "plural_verbs", "singular_verbs", "rates", "ratios", "shares_of",
    "one_more", "attempts", "young", "on_the_spot", "clause_openers", "of_places", "later", "formerly",
    "ordinals", "afterwards", "the_rest", "sums", "tolls", "rivals", "past_reports", "drives", "away",
    "withdrawals", "care", "harmful_events", "kin", "sends", "sends_into", "hospitals", "expels", "homes",
    "from_home", "holds", "seizes", "in_law", "for_care", "loss_of", "against", "two_of_kin", "flees",
    "locks_up", "cells", "into_cells", "makes_up", "each_time", "reports_of", "proves", "fillers", "moves",
    "of_sport", "numbered", "number_signs", "gravely", "goes_on", "pairs", "of_persons", "of_things",
    "collectives", "takes_along", "no_names", "particles", "of_rivals", "of_burdens", "fictions", "fatally",
    "shares", "going_back", "sums_told", "victims", "nths", "younger", "officers", "ranks", "of_armies",
    "police_ranks", "newborn", "enemies", "owns_up", "fallen", "ourselves", "of_him", "its_side",
    "army_offices", "rate_times", "by_so_many", "ratios_round", "differences", "one_body", "of_corpses",
    "anybody", "bearers", "wrongs", "harmless_events", "not_so_many", "misreports", "asks", "would",
    "future", "staged", "prospects", "aims_at", "such_as", "as_told_by", "by_whom", "falls_on",
    "caught_how", "lodged_in", "treated_for", "stays_up", "at_first", "place_nouns", "plural_pronouns",
    "elided", "slashed", "clock", "of_months", "hands", "survival", "prisoners", "bearing", "wrongdoers",
    "then", "hijacks", "deadly", "one_pronouns", "selves", "alone", "picks_up", "rescues", "offices",
    "unnamed", "done_to_places", "tells_harm", "place_openings", "given_names", "articles", "kin_pairs",
    "with_whom", "strikes_at", "its_death", "unto", "surnames", "courtesies", "owners", "perhaps",
    "mistaken", "abductions", "thresholds", "definitions", "distributed", "goes_by", "in_custody",
    "breaks_down", "carries_along", "takers", "with_takers", "fled_ones", "takes_in", "townsfolk",
    "nationals", "flight", "reaches", "leads_off", "captors", "carers", "releases", "takings", "fates",
    "fate_unknown", "intercepts", "played", "costs", "not_counted", "how_many", "one_each", "among_those",
    "dead_and", "asks_on", "asks_whether", "losing", "conditions", "chances", "admits", "states_of",
    "in_care", "at_which", "besides", "without", "unhurt", "quantifiers", "verb_particles", "objects",
    "is_missing", "stays_away", "whatever", "institutions", "of_towns", "told_as", "hacks", "of_computers",
    "no_word", "until", "forces_to", "captains", "captains_of", "pets", "rank_and_file", "losses", "whose",
    "armed_bodies", "aged", "late_decades", "of_childs_age", "by_itself", "females", "males", "ships",
    "sea_ranks", "whose_bodies", "requires", "goods", "forces_in", "vans", "drags_off", "buses", "off_it",
    "catches", "keeps", "search", "seekers", "recruiting", "goes_off", "left_places", "by_what",
    "no_flight", "goes_over", "crossings", "stays", "stays_in", "refuges", "brings_off", "brings_to",
    "brought_to", "drives_out", "gets_to", "shores", "clears", "left_for", "sleeps", "sleeps_at",
    "many_there", "points", "points_to", "gives_refuge", "moving_of", "counts_in", "has_in", "plainly_hurt",
    "heads_of", "slain", "animal_trade", "or_else", "as_many", "corrections", "unrelated", "body_parts",
    "breakings", "missiles", "wound_nouns", "gone_parts", "burns", "treated", "gets_hurt", "is_admitted",
    "stitches", "strikes_parts", "into_parts", "breaks_parts", "loses_parts", "idle_parts", "sends_off",
    "graves", "to_graves", "lays", "rest", "executes_by", "shoots", "war_sides", "falls_not", "falls",
    "falls_where", "buries", "destroys", "recovers", "corpses", "brings", "done_to_him", "all_of_two",
    "belongs", "figures", "under_way", "superlatives", "cuts", "onto_parts", "its_toll",
)  # fmt: skip
FUNCTION = frozenset("bvxcou<pkdta!nqi~#+=T23")  # letters of words that any text is full of
SUFFIX_LETTERS = {
    "adjectives": "j",
    "persons": "h",
    "persons_many": "H",
    "adverbs": "~",
    "verbs_ing": "f",
    "verbs_ed": "f",
    "one_thing": "y",
    "many_things": "Y",
}
