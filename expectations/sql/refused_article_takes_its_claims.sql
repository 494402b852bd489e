-- An article in quarantine takes its claims with it; grain: one claim that stayed.
-- severity: error
-- reason: a claim is no better than the text it was read in
-- date: 2026-11-22
-- checked: core.claims
select
    'claim' as row_kind,
    c.claim_id as row_id,
    c.version_id,
    'its article is in quarantine, it is not' as reason,
    c.shown_quote as evidence
from core.claims as c
join core.readings as r on r.version_id = c.version_id and r.ruleset = c.ruleset
where r.is_quarantined and not c.is_quarantined
