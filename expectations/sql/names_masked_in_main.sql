-- No name of a victim is in main; grain: one row of main that holds one.
-- severity: error
-- reason: victims' names stay in core; what is published shows [name] in their place
-- date: 2026-11-22
-- checked: main.claims
with names as (
    select distinct c.version_id, c.number_text as name
    from core.claims as c
    where c.names_person
        and length(trim(c.number_text)) > 2
        and c.version_id in (from asked_versions)
),

shown as (
    select
        'claim' as row_kind, m.claim_id as row_id, m.version_id,
        concat_ws(
            ' | ', m.number_text, m.quote, m.title, m.group_text, m.source_text, m.cause_text, m.actor_text
        ) as words
    from main.claims as m
    where m.version_id in (from asked_versions)
    union all
    select 'article', a.version_id, a.version_id, coalesce(a.title, '')
    from main.articles as a
    where a.version_id in (from asked_versions)
    union all
    select q.row_kind, q.row_id, q.version_id, concat_ws(' | ', q.reason, q.evidence, q.quote, q.number_text)
    from main.quarantine as q
    where q.version_id in (from asked_versions)
)

select distinct
    s.row_kind,
    s.row_id,
    s.version_id,
    'a victim''s name is shown' as reason,
    null as evidence
from shown as s
join names as n on n.version_id = s.version_id
where contains(lower(s.words), lower(n.name))
