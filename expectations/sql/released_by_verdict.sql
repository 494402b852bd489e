-- What left quarantine left it by a verdict; grain: one row that stands though it failed, and nobody's verdict says why.
-- A row that was judged again and failed no longer (its expectation changed) needs none: no failure of it is left.
-- severity: error
-- reason: a row gets out by a correction, a verdict or a new ruleset, and by nothing else
-- date: 2026-11-26
-- checked: core.quarantine
select
    q.row_kind,
    q.row_id,
    q.version_id,
    'it failed ' || q.expectation || ' and was let out, and nobody decided so' as reason,
    q.shown_evidence as evidence
from core.quarantine as q
left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
where q.released_run_id is not null
    and not exists (
        select 1 from core.verdicts as v
        where v.version_id = q.version_id
            or (
                v.row_kind = q.row_kind
                and v.row_key = coalesce(c.claim_key, q.version_id)
                and v.expectation = q.expectation
            )
    )
