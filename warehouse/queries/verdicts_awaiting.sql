-- current versions, read by a ruleset, that a verdict not yet settled is about; grain: one version, with its text
select
    a.version_id, a.article_id, a.source_id, a.publisher, a.url, a.title, a.language, a.published_at,
    a.published_on, a.updated_at, a.media_type, a.bytes_sha256, a.text_sha256, t.text, a.reader_name,
    a.reader_version, a.reader_options, a.place, a.agency
from core.articles as a
join core.texts as t using (text_sha256)
semi join (
    select r.version_id
    from core.readings as r
    join core.claims as c on c.version_id = r.version_id and c.ruleset = r.ruleset
    join core.verdicts as v on v.row_kind = 'claim' and v.row_key = c.claim_key
    where r.ruleset = $ruleset and v.settled_run_id is null
    union all
    select r.version_id
    from core.readings as r
    join core.verdicts as v on v.row_kind = 'article' and v.row_key = r.version_id
    where r.ruleset = $ruleset and v.settled_run_id is null
) as awaited using (version_id)
where a.superseded_run_id is null
order by a.version_id;
