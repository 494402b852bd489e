-- which of the incoming versions are new; grain: one version
select distinct version_id
from incoming
anti join core.articles using (version_id)
order by version_id;
