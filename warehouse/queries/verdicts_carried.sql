-- failures that only a new reading can judge again (the text could not be read, a number does not fit): as they were named
select q.row_kind, q.row_id, q.version_id, q.suite, q.expectation, q.severity, q.reason, q.evidence
from core.quarantine as q
where q.released_run_id is null
    and q.ruleset = $ruleset
    and q.version_id in (select unnest($given::varchar[]))
    and q.suite not in (select unnest($judged::varchar[]))
order by all;
