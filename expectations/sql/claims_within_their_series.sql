-- A claim is not a hundred times what the same voice counted of the same before; grain: one claim far above.
-- severity: warning
-- reason: a misplaced comma, a lost "thousand", or another event under the same name
-- date: 2026-11-22
-- checked: main.claims
with series as (
    select
        m.claim_id, m.version_id, m.value, m.quote,
        max(m.value) over earlier as value_before
    from main.claims as m
    where m.value > 0 and m.place_text is not null and m.published_on is not null
    window earlier as (
        partition by m.voice_id, m.outcome, m."group", m.unit, m.kind, lower(m.place_text)
        order by m.published_on
        range between interval 3650 days preceding and interval 1 day preceding
    )
)

select
    'claim' as row_kind,
    s.claim_id as row_id,
    s.version_id,
    s.value || ' after at most ' || s.value_before || ' before' as reason,
    s.quote as evidence
from series as s
where s.value > 100 * s.value_before
