-- What is set aside is set aside by name; grain: one article or claim in quarantine without an expectation.
-- severity: error
-- reason: nothing lies in quarantine without the expectation that it failed
-- date: 2026-11-22
-- checked: core.claims
with named as (
    select distinct q.row_kind, q.row_id, q.version_id, q.ruleset
    from core.quarantine as q
    where q.released_run_id is null and q.severity = 'error'
)

select
    'claim' as row_kind,
    c.claim_id as row_id,
    c.version_id,
    'in quarantine, and no expectation says why' as reason,
    c.shown_quote as evidence
from core.claims as c
where c.is_quarantined
    and not exists (
        select 1 from named as q
        where q.ruleset = c.ruleset
            and (
                (q.row_kind = 'claim' and q.row_id = c.claim_id)
                or (q.row_kind = 'article' and q.version_id = c.version_id)
            )
    )
union all
select
    'article' as row_kind,
    r.version_id as row_id,
    r.version_id,
    'in quarantine, and no expectation says why' as reason,
    r.shown_title as evidence
from core.readings as r
where r.is_quarantined
    and not exists (
        select 1 from named as q
        where q.row_kind = 'article' and q.version_id = r.version_id and q.ruleset = r.ruleset
    )
