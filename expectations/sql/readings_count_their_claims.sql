-- A reading has the claims that it says it has; grain: one reading with more or fewer.
-- severity: error
-- reason: half a load looks like an article that states less
-- date: 2026-11-22
-- checked: core.readings
with found as (
    select c.version_id, c.ruleset, count(*) as claims
    from core.claims as c
    group by c.version_id, c.ruleset
)

select
    'article' as row_kind,
    r.version_id as row_id,
    r.version_id,
    r.claims || ' claims were read, ' || coalesce(f.claims, 0) || ' are kept' as reason,
    r.ruleset as evidence
from core.readings as r
left join found as f on f.version_id = r.version_id and f.ruleset = r.ruleset
where r.claims != coalesce(f.claims, 0)
