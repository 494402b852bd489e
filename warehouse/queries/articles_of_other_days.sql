-- of the versions given, those that came in no run of one day; grain: one version
select a.version_id
from core.articles as a
where a.version_id in (select unnest($given::varchar[]))
    and a.run_id not in (select r.run_id from core.runs as r where r.as_of = $as_of)
limit 1;
