-- main.claims is the claims that stand, no more and no fewer; grain: one claim too many, too few or twice.
-- severity: error
-- reason: main equals what is rebuilt from the facts; every total and report reads main
-- date: 2026-11-22
-- checked: main.claims
with stands as (
    select c.claim_id, c.version_id
    from asked_standing as c
    where c.version_id in (from asked_versions)
),

shown as (
    select m.claim_id, min(m.version_id) as version_id, count(*) as times
    from main.claims as m
    where m.version_id in (from asked_versions)
    group by m.claim_id
)

select
    'claim' as row_kind,
    coalesce(s.claim_id, m.claim_id) as row_id,
    coalesce(s.version_id, m.version_id) as version_id,
    case
        when m.claim_id is null then 'it stands, and main.claims does not have it'
        when s.claim_id is null then 'it does not stand, and main.claims has it'
        else 'main.claims has it ' || m.times || ' times'
    end as reason,
    null as evidence
from stands as s
full join shown as m on m.claim_id = s.claim_id
where s.claim_id is null or m.claim_id is null or m.times > 1
