-- What validation set aside, and why. Evidence is masked.
-- grain: one expectation that one row failed
select
    q.row_kind,
    q.row_id,
    q.version_id,
    q.publisher,
    q.suite,
    q.expectation,
    q.reason,
    q.evidence,
    q.quote
from main.quarantine as q
order by q.row_kind, q.row_id, q.suite, q.expectation
