-- pairs of versions, one of them new, that share enough of the smaller one's sampled shingles
-- grain: one pair, left_id < right_id; $new: the new versions; $share: the part to be shared;
-- $most: of the versions with one shingle only so many are compared, those with the smallest ids: words under
-- every article of an outlet would otherwise pair each with all (copies of one origin share most shingles, so each
-- is still paired with some of the others, which is what links them)
with mine as (
    select s.shingle, s.version_id
    from core.sketches as s
    semi join (select unnest($new::varchar[]) as version_id) as fresh using (version_id)
),
others as (
    select s.shingle, s.version_id
    from core.sketches as s
    semi join mine using (shingle)
    qualify row_number() over (partition by s.shingle order by s.version_id) <= $most
),
shared as (
    select
        least(mine.version_id, others.version_id) as left_id,
        greatest(mine.version_id, others.version_id) as right_id,
        count(distinct mine.shingle) as shared
    from mine
    join others on others.shingle = mine.shingle and others.version_id <> mine.version_id
    group by all
)
select left_id, right_id
from shared
join core.bodies as l on l.version_id = left_id
join core.bodies as r on r.version_id = right_id
where shared >= $share * least(l.sampled, r.sampled)
order by left_id, right_id;
