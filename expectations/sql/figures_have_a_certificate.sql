-- Every published figure has its certificate; grain: one figure without, or with one that proves nothing.
-- severity: error
-- reason: a figure that cannot be rebuilt from its claims is not published
-- date: 2026-11-22
-- checked: main.figures
select
    'figure' as row_kind,
    f.figure_id as row_id,
    null as version_id,
    'low is ' || f.low || ', and its certificate names no claim that counts' as reason,
    concat_ws(' ', f.outcome, f."group", f.place, f.period, f.date_from) as evidence
from main.figures as f
where f.low > 0
    and not exists (
        select 1 from asked_certificates as c
        where c.figure_id = f.figure_id and c.role = 'low' and c.claim_id is not null
    )
