-- the claims of some versions as a ruleset read them, unmasked; grain: one claim
select c.*
from core.claims as c
where c.ruleset = $ruleset and c.version_id in (select unnest($given::varchar[]))
order by c.version_id, c.n;
