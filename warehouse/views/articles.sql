-- articles as they stand: the current version of each; grain: one article; keys version_id, article_id
create view main.articles as
select
    a.version_id,
    a.article_id,
    o.origin_id,
    a.source_id,
    a.publisher,
    coalesce(regexp_replace(a.url, r.name_pattern, '[name]', 'gi'), a.url) as url,
    r.shown_title as title,
    a.language,
    a.published_at,
    a.published_on,
    a.updated_at,
    a.media_type,
    a.bytes_sha256,
    a.text_sha256,
    a.reader_name,
    a.reader_version,
    a.reader_options,
    a.place,
    a.agency,
    coalesce(r.claims, 0) as claims,
    coalesce(r.is_quarantined, false) as is_quarantined,
    coalesce(r.flags, []) as flags,
    a.run_id
from core.articles as a
join core.origins as o using (version_id)
left join (
    select q.version_id, q.shown_title, q.name_pattern, q.claims, q.is_quarantined, q.flags
    from core.readings as q
    join core.rulesets as s on s.ruleset = q.ruleset and s.superseded_run_id is null
) as r using (version_id)
where a.superseded_run_id is null
order by a.version_id;

comment on view main.articles is 'Articles as they stand, one row for the current version of each. No texts: they stay with the archive.';
comment on column main.articles.version_id is 'Key. Hash of the article, its text and its dates: a corrected article has another one.';
comment on column main.articles.article_id is 'Hash of the canonical address, or of source and path where there is none: the same over all versions.';
comment on column main.articles.origin_id is 'article_id of the earliest published among the copies of this text. Equal for all its copies.';
comment on column main.articles.source_id is 'The source that brought it: the name of its .yml file.';
comment on column main.articles.publisher is 'The outlet that published it.';
comment on column main.articles.url is 'Address of the page, as fetched, with [name] for the names of victims; null for a file of a folder.';
comment on column main.articles.title is 'Headline, names of victims masked as [name]; null as long as the article is unread.';
comment on column main.articles.language is 'Language code, such as en.';
comment on column main.articles.published_at is 'Date or date-time of publication as the source gives it (ISO 8601); null if it gives none.';
comment on column main.articles.published_on is 'Day of publication; relative windows ("since Friday") are counted from it.';
comment on column main.articles.updated_at is 'Date or date-time of the last change as the source gives it; null if it gives none.';
comment on column main.articles.media_type is 'Media type of the archived bytes.';
comment on column main.articles.bytes_sha256 is 'SHA-256 of the bytes as fetched: archive/ab/abcdef…, ab being its first two digits.';
comment on column main.articles.text_sha256 is 'SHA-256 of the UTF-8 text that the reader made of the bytes; offsets count its code points.';
comment on column main.articles.reader_name is 'The reader that made the text of the bytes.';
comment on column main.articles.reader_version is 'Version of that reader.';
comment on column main.articles.reader_options is 'Options of that reader, JSON.';
comment on column main.articles.place is 'Place that the source states for the article; a hint and not a claim.';
comment on column main.articles.agency is 'News agency that the article itself names as its author; null if none.';
comment on column main.articles.claims is 'Claims read in it, those in quarantine included.';
comment on column main.articles.is_quarantined is 'Whether the whole article was refused: its claims are then in no total.';
comment on column main.articles.flags is 'Names of the expectations that warn about the article, in order.';
comment on column main.articles.run_id is 'The run in which this version came.';
