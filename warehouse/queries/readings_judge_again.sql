-- readings whose quarantine was judged again
update core.readings as r
set is_quarantined = i.is_quarantined, flags = i.flags
from incoming as i
where r.version_id = i.version_id and r.ruleset = i.ruleset;
