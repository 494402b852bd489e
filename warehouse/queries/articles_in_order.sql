-- these versions in order: the earlier published, then the earlier fetched; undated ones last; grain: one version
select version_id
from core.articles
semi join (select unnest($versions::varchar[]) as version_id) as fresh using (version_id)
order by published_utc nulls last, arrival;
