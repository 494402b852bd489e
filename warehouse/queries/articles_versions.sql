-- all versions of some articles; grain: one version
select version_id
from core.articles
where article_id in (select unnest($articles::varchar[]))
order by version_id;
