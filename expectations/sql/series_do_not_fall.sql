-- A running total does not fall unless the words revise it; grain: one lower figure after a higher one.
-- severity: warning
-- reason: the dead do not come back; a fall is a correction that was not read as one, or another count
-- date: 2026-11-22
-- checked: main.claims
with series as (
    select
        m.claim_id, m.version_id, m.value, m.quote, m.revises_id,
        coalesce(m.said_on, m.published_on) as said_on,
        lag(m.value) over one_series as value_before,
        lag(coalesce(m.said_on, m.published_on)) over one_series as said_before
    from main.claims as m
    where m.kind = 'cumulative'
        and m.value is not null
        and m.window_start is not null
        and m.voice_id is not null
        and m.modality in ('stated', 'alleged')
        and coalesce(m.said_on, m.published_on) is not null
    window one_series as (
        partition by
            m.voice_id, m.outcome, m."group", m.place_text, m.window_start, m.qualifier, m.source_id
        order by coalesce(m.said_on, m.published_on), m.value, m.claim_id
    )
)

select
    'claim' as row_kind,
    s.claim_id as row_id,
    s.version_id,
    s.value || ' on ' || s.said_on || ' after ' || s.value_before || ' on ' || s.said_before as reason,
    s.quote as evidence
from series as s
where s.value < s.value_before and s.said_on > s.said_before and s.revises_id is null
