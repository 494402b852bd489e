-- Exactly one version of an article is current; grain: one article with none or several.
-- severity: error
-- reason: two current versions of one article state its figures twice
-- date: 2026-11-22
-- checked: core.articles
select
    'article' as row_kind,
    a.article_id as row_id,
    min(a.version_id) as version_id,
    'it has ' || count(*) filter (a.superseded_run_id is null) || ' current versions' as reason,
    min(coalesce(a.url, a.source_id)) as evidence
from core.articles as a
group by a.article_id
having count(*) filter (a.superseded_run_id is null) != 1
