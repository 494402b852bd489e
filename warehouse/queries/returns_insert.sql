-- known versions that a source tells again after another of the same date; grain: one version.
-- A return only where the source that brought the current version no longer tells it: a folder may hold both.
insert into core.returns by name
with
told as (
    select distinct version_id, source_id from incoming
),
gone_back as (
    select old.version_id
    from told
    join core.articles as old on old.version_id = told.version_id and old.superseded_run_id is not null
    join core.articles as now
        on now.article_id = old.article_id and now.superseded_run_id is null and now.source_id = told.source_id
        and now.dated_utc is not distinct from old.dated_utc
    where now.version_id not in (select version_id from told)
    qualify row_number() over (partition by old.article_id order by old.arrival desc) = 1
)
select
    version_id, $run_id as run_id,
    (select max(arrival) from (select arrival from core.articles union all select arrival from core.returns))
    + row_number() over (order by version_id) as arrival
from gone_back
returning version_id;
