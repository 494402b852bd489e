-- current versions that a ruleset has not read; grain: one version, with its text
select
    a.version_id, a.article_id, a.source_id, a.publisher, a.url, a.title, a.language, a.published_at,
    a.published_on, a.updated_at, a.media_type, a.bytes_sha256, a.text_sha256, t.text, a.reader_name,
    a.reader_version, a.reader_options, a.place, a.agency
from core.articles as a
anti join (select version_id from core.readings where ruleset = $ruleset) as done using (version_id)
join core.texts as t using (text_sha256)
where a.superseded_run_id is null
order by a.version_id;
