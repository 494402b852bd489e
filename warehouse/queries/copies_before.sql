-- of these versions, the copies kept from other nights that were published, then fetched, before them (undated ones
-- last) and may have the very same body; grain: one pair; the earliest copy of each version first
with fresh as (select unnest($versions::varchar[]) as version_id),

links as (
    select left_id as version_id, right_id as before_id from core.copies where containment = 1
    union all
    select right_id, left_id from core.copies where containment = 1
)

select mine.version_id, before.version_id as before_id, before.article_id
from fresh
join links using (version_id)
join core.articles as mine using (version_id)
join core.articles as before on before.version_id = links.before_id
anti join fresh as same_night on same_night.version_id = before.version_id
where before.superseded_run_id is null
    and before.article_id <> mine.article_id
    and case
        when before.published_utc is not distinct from mine.published_utc then before.arrival < mine.arrival
        when before.published_utc is null then false
        else mine.published_utc is null or before.published_utc < mine.published_utc
    end
order by mine.version_id, before.published_utc nulls last, before.arrival;
