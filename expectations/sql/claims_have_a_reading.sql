-- A claim belongs to a reading of its version; grain: one claim without.
-- severity: error
-- reason: a claim that no reading made came from nowhere
-- date: 2026-11-22
-- checked: core.claims
select
    'claim' as row_kind,
    c.claim_id as row_id,
    c.version_id,
    'no reading of its version by its ruleset' as reason,
    c.shown_quote as evidence
from core.claims as c
where c.run_id in (from asked_runs)
    and not exists (
    select 1 from core.readings as r
    where r.version_id = c.version_id and r.ruleset = c.ruleset
)
