-- which of the given versions a ruleset has read; grain: one version
select version_id
from core.readings
where ruleset = $ruleset and version_id in (select unnest($given::varchar[]));
