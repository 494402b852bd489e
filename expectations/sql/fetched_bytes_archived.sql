-- What was fetched lies in the archive; grain: one fetch whose bytes are in no document.
-- severity: error
-- reason: a figure is traced down to the bytes; what was fetched and not kept cannot be shown again
-- date: 2026-11-22
-- checked: raw.fetches
select
    'fetch' as row_kind,
    coalesce(f.url, f.path, f.source_id) as row_id,
    null as version_id,
    'fetched in run ' || f.run_id || ', its bytes are not in the archive' as reason,
    f.bytes_sha256 as evidence
from raw.fetches as f
where f.run_id in (from asked_runs)
    and f.bytes_sha256 is not null
    and not exists (select 1 from raw.documents as d where d.bytes_sha256 = f.bytes_sha256)
