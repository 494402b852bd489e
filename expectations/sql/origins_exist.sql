-- A claim's origin is an article that we have; grain: one claim whose origin is not.
-- severity: error
-- reason: claims of one origin are one witness; an unknown origin is a witness too many
-- date: 2026-11-22
-- checked: main.claims
select
    'claim' as row_kind,
    m.claim_id as row_id,
    m.version_id,
    'its origin ' || m.origin_id || ' is no article of ours' as reason,
    m.quote as evidence
from main.claims as m
where m.version_id in (from asked_versions)
    and not exists (select 1 from core.articles as a where a.article_id = m.origin_id)
