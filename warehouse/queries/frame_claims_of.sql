-- what totals read of the claims that stand of some outcomes, in any order
select
    claim_id, article_id, origin_id, publisher, published_on, quote, "start", number_text, implicit,
    outcome, "group", group_text, unit, kind, qualifier, modality, value, value_to, low, high,
    part_of_id, apart_from_ids, restates_id, revises_id, scope, closed, found, window_text, window_start,
    window_end, said_on, place_text, voice_id, cause_text, actor_text
from main.claims
where outcome in (select unnest($outcomes::varchar[]));
