-- decisions that no run has judged again yet; grain: one decision
select verdict_number, row_kind, row_key, expectation, verdict, shown_reason as reason, given_by
from core.verdicts
where settled_run_id is null
order by verdict_number;
