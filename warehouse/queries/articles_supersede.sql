-- of each of the articles let the latest version be current: by its own date, then by its arrival,
-- which for a version that the source went back to is that of its last return
with
seen as (
    select version_id, max(arrival) as arrival
    from core.returns
    group by version_id
),
ranked as (
    select
        version_id,
        row_number() over (
            partition by article_id
            order by dated_utc desc nulls last, greatest(a.arrival, coalesce(seen.arrival, 0)) desc
        ) as place
    from core.articles as a
    left join seen using (version_id)
    where article_id in (select unnest($articles::varchar[]))
)
update core.articles as a
set superseded_run_id = case when ranked.place = 1 then null else coalesce(a.superseded_run_id, $run_id) end
from ranked
where ranked.version_id = a.version_id and (ranked.place = 1) <> (a.superseded_run_id is null);
