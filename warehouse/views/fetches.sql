-- where the bytes of current articles came from; grain: one article version and address; the first fetch that brought these bytes
create view main.fetches as
select
    a.version_id,
    f.bytes_sha256,
    f.source_id,
    coalesce(regexp_replace(f.url, r.name_pattern, '[name]', 'gi'), f.url) as url,
    coalesce(regexp_replace(f.path, r.name_pattern, '[name]', 'gi'), f.path) as path,
    f.fetched_at,
    f.status,
    f.media_type,
    f.charset,
    f.bytes_count,
    f.etag,
    f.last_modified,
    f.run_id
from core.articles as a
join raw.fetches as f using (bytes_sha256)
join core.runs as n on n.run_id = f.run_id
left join (
    select q.version_id, q.name_pattern
    from core.readings as q
    join core.rulesets as s on s.ruleset = q.ruleset and s.superseded_run_id is null
) as r on r.version_id = a.version_id
where a.superseded_run_id is null
qualify row_number() over (
    partition by a.version_id, f.source_id, f.url, f.path order by n.run_number, f.fetched_at
) = 1
order by a.version_id, f.source_id, f.url, f.path;

comment on view main.fetches is 'Where the bytes of current articles came from: the first fetch of each address that brought them. Not part of the content of a snapshot.';
comment on column main.fetches.version_id is 'The article version made of the bytes.';
comment on column main.fetches.bytes_sha256 is 'SHA-256 of the bytes: their name in the archive.';
comment on column main.fetches.source_id is 'The source asked.';
comment on column main.fetches.url is 'The address asked, with [name] for the names of victims; null for a file of a folder.';
comment on column main.fetches.path is 'Path within the folder; null for an address.';
comment on column main.fetches.fetched_at is 'When (ISO 8601).';
comment on column main.fetches.status is 'HTTP status; null for a file.';
comment on column main.fetches.media_type is 'Media type as stated.';
comment on column main.fetches.charset is 'Character set as stated.';
comment on column main.fetches.bytes_count is 'Number of bytes.';
comment on column main.fetches.etag is 'ETag of the answer.';
comment on column main.fetches.last_modified is 'Last-Modified of the answer.';
comment on column main.fetches.run_id is 'The run that asked.';
