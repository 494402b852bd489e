-- An article's text and bytes are kept; grain: one version without either.
-- severity: error
-- reason: offsets and quotes are proved against the text, the text against the bytes
-- date: 2026-11-22
-- checked: core.articles
select
    'article' as row_kind,
    a.version_id as row_id,
    a.version_id,
    case when t.text_sha256 is null then 'its text is not kept' else 'its bytes are in no document' end as reason,
    coalesce(a.url, a.source_id) as evidence
from core.articles as a
left join core.texts as t on t.text_sha256 = a.text_sha256
left join raw.documents as d on d.bytes_sha256 = a.bytes_sha256
where a.run_id in (from asked_runs)
    and (t.text_sha256 is null or d.bytes_sha256 is null)
