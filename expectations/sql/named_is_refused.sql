-- What failed an expectation is set aside, unless a verdict let it out; grain: one failed row that stands all the same.
-- severity: error
-- reason: a claim that cannot be must not be in a total
-- date: 2026-11-22
-- checked: core.quarantine
select
    q.row_kind,
    q.row_id,
    q.version_id,
    'it failed ' || q.expectation || ' and stands all the same' as reason,
    q.shown_evidence as evidence
from core.quarantine as q
left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
left join core.readings as r
    on q.row_kind = 'article' and r.version_id = q.version_id and r.ruleset = q.ruleset
where q.released_run_id is null
    and ((q.row_kind = 'claim' and not coalesce(c.is_quarantined, true))
    or (q.row_kind = 'article' and not coalesce(r.is_quarantined, true)))
