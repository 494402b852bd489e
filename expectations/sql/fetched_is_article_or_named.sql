-- Conservation, first half: a fetched document is an article, or its fetch says why not; grain: one lost document.
-- A fetch with metadata is a document (a feed has none). Bytes that gave a known version's text again made no new
-- version: the fetch names it, or (fetches of older programs) another fetch of the same address made it.
-- severity: error
-- reason: an article that is lost in silence is a figure that is too low without saying so
-- date: 2026-11-22
-- checked: raw.fetches
with articles_of_bytes as (
    select distinct a.bytes_sha256 from core.articles as a
),

known_addresses as (
    select distinct f.source_id, coalesce(f.url, f.path) as address
    from raw.fetches as f
    join articles_of_bytes as a on a.bytes_sha256 = f.bytes_sha256
)

select
    'fetch' as row_kind,
    coalesce(f.url, f.path, f.source_id) as row_id,
    null as version_id,
    'fetched in run ' || f.run_id || ', yet neither an article nor an error' as reason,
    f.bytes_sha256 as evidence
from raw.fetches as f
where f.run_id in (from asked_runs)
    and f.metadata is not null
    and f.bytes_sha256 is not null
    and f.error is null
    and not exists (select 1 from core.articles as v where v.version_id = f.version_id)
    and not exists (select 1 from articles_of_bytes as a where a.bytes_sha256 = f.bytes_sha256)
    and not exists (
        select 1 from known_addresses as k
        where k.source_id = f.source_id and k.address = coalesce(f.url, f.path)
    )
    and not exists (
        select 1 from core.articles as a where a.source_id = f.source_id and a.url = f.url
    )
