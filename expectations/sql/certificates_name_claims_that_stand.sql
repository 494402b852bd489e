-- The claims that a figure rests on stand; grain: one entry of a certificate whose claim does not.
-- severity: error
-- reason: a refused or superseded claim must not be in a total
-- date: 2026-11-22
-- checked: main.certificates
select
    'figure' as row_kind,
    c.figure_id as row_id,
    null as version_id,
    c.role || ' rests on claim ' || coalesce(c.claim_id, '(none)') || ', which does not stand' as reason,
    c.reason as evidence
from asked_certificates as c
where c.role in ('low', 'high', 'best')
    and not exists (select 1 from asked_standing as s where s.claim_id = c.claim_id)
