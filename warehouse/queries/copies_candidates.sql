-- pairs of versions, one of them new, that share enough of the smaller one's sampled shingles
-- grain: one pair, left_id < right_id; $new: the new versions; $share: the part to be shared
with mine as (
    select s.shingle, s.version_id
    from core.sketches as s
    semi join (select unnest($new::varchar[]) as version_id) as fresh using (version_id)
),
shared as (
    select
        least(mine.version_id, other.version_id) as left_id,
        greatest(mine.version_id, other.version_id) as right_id,
        count(distinct mine.shingle) as shared
    from mine
    join core.sketches as other on other.shingle = mine.shingle and other.version_id <> mine.version_id
    group by all
)
select left_id, right_id
from shared
join core.bodies as l on l.version_id = left_id
join core.bodies as r on r.version_id = right_id
where shared >= $share * least(l.sampled, r.sampled)
order by left_id, right_id;
