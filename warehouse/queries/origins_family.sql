-- the touched versions and all that copies link with them, superseded ones included; grain: one version
with recursive links as (
    select left_id as from_id, right_id as to_id from core.copies
    union all
    select right_id, left_id from core.copies
),
family (version_id) as (
    select unnest($touched::varchar[])
    union
    select links.to_id from family join links on links.from_id = family.version_id
)
select version_id, article_id, publisher, published_utc, superseded_run_id is null as is_current
from family join core.articles using (version_id)
order by version_id;
