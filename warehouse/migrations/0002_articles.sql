-- core: runs, article versions and their texts, and which articles are copies of one origin.
create schema if not exists core;

-- grain: one start of the program; key run_id; run_number counts from 1 in order of start
create table core.runs (
    run_id varchar primary key,
    run_number bigint not null,
    kind varchar not null,
    as_of date not null,
    started_at varchar,
    finished_at varchar,
    status varchar not null,
    ruleset varchar,
    code_version varchar,
    snapshot varchar,
    counts varchar,
    message varchar
);

-- grain: one text, stored for good; key text_sha256 (of its UTF-8 bytes)
create table core.texts (
    text_sha256 varchar primary key,
    text varchar not null
);

-- grain: one version of one article; key version_id; arrival counts versions from 1 as they came. Exactly one version of an article is current:
-- the one whose superseded_run_id is null.
create table core.articles (
    version_id varchar primary key,
    article_id varchar not null,
    source_id varchar not null,
    publisher varchar not null,
    url varchar,
    title varchar,
    language varchar,
    published_at varchar,
    published_on date,
    updated_at varchar,
    media_type varchar,
    bytes_sha256 varchar not null,
    text_sha256 varchar not null,
    reader_name varchar,
    reader_version varchar,
    reader_options varchar,
    place varchar,
    agency varchar,
    published_utc timestamp,
    dated_utc timestamp,
    arrival bigint not null,
    run_id varchar not null,
    superseded_run_id varchar
);

-- grain: one sampled shingle of one version's body; the index by which copies are found
create table core.sketches (
    shingle ubigint not null,
    version_id varchar not null
);

-- grain: one version's body in numbers; key version_id; sampled = its rows in core.sketches
create table core.bodies (
    version_id varchar primary key,
    sampled integer not null
);

-- grain: one pair of versions whose bodies are the same or nearly so; left_id < right_id
create table core.copies (
    left_id varchar not null,
    right_id varchar not null,
    containment double not null
);

-- grain: one current version; key version_id; origin_id is the article_id of the earliest of its copies
create table core.origins (
    version_id varchar primary key,
    origin_id varchar not null,
    publisher varchar not null
);
