-- title and text of some versions; grain: one version
select a.version_id, a.title, t.text
from core.articles as a
semi join (select unnest($versions::varchar[]) as version_id) as wanted using (version_id)
join core.texts as t using (text_sha256)
order by a.version_id;
