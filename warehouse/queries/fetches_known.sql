-- the last fetch with bytes of each address of a source; grain: one address
select coalesce(f.url, f.path) as address, f.etag, f.last_modified, f.bytes_sha256, f.media_type, f.charset
from raw.fetches as f
join core.runs as r using (run_id)
where f.source_id = $source_id and f.bytes_sha256 is not null and coalesce(f.url, f.path) is not null
qualify row_number() over (partition by address order by r.run_number desc, f.rowid desc) = 1
order by address;
