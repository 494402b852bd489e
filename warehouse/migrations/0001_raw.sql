-- raw: what was asked of the sources and what came back.
-- fetches grows with every run; documents has one row for each distinct sequence of bytes in the archive.
create schema raw;

-- grain: one request to a source (a page, a feed, a file of a folder) in one run
create table raw.fetches (
    run_id varchar not null,
    source_id varchar not null,
    publisher varchar,
    url varchar,
    path varchar,
    fetched_at varchar,
    status integer,
    media_type varchar,
    charset varchar,
    bytes_sha256 varchar,
    bytes_count bigint,
    etag varchar,
    last_modified varchar,
    metadata varchar,
    error varchar
);

-- grain: one file of the archive; key bytes_sha256
create table raw.documents (
    bytes_sha256 varchar primary key,
    bytes_count bigint,
    media_type varchar,
    charset varchar,
    source_id varchar not null,
    run_id varchar not null
);
