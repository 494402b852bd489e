-- what lies in quarantine, of current versions read by the ruleset in use; grain: one expectation that one row failed
create view main.quarantine as
with refused as (
    select
        q.*,
        coalesce(c.claim_key, q.version_id) as row_key,
        r.as_of
    from core.quarantine as q
    join core.runs as r on r.run_id = q.run_id
    left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
),

first_refused as (
    select f.row_kind, f.row_key, min(f.as_of) as since
    from refused as f
    group by f.row_kind, f.row_key
)

select
    q.row_kind,
    q.row_id,
    q.version_id,
    a.article_id,
    a.source_id,
    a.publisher,
    coalesce(regexp_replace(a.url, r.name_pattern, '[name]', 'gi'), a.url) as url,
    a.published_on,
    f.since,
    q.suite,
    q.expectation,
    q.severity,
    q.shown_reason as reason,
    q.shown_evidence as evidence,
    c.shown_quote as quote,
    c.shown_number_text as number_text,
    c.outcome,
    c.rule_id,
    q.run_id
from refused as q
join first_refused as f on f.row_kind = q.row_kind and f.row_key = q.row_key
join core.rulesets as s on s.ruleset = q.ruleset and s.superseded_run_id is null
join core.articles as a on a.version_id = q.version_id and a.superseded_run_id is null
left join core.readings as r on r.version_id = q.version_id and r.ruleset = q.ruleset
left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
where q.released_run_id is null
order by q.version_id, q.row_kind, q.row_id, q.suite, q.expectation;

comment on view main.quarantine is 'What lies in quarantine and why: one row for every expectation that a refused article or claim failed. In no total.';
comment on column main.quarantine.row_kind is 'article or claim. An article in quarantine takes its claims with it.';
comment on column main.quarantine.row_id is 'version_id of the article, or claim_id of the claim.';
comment on column main.quarantine.version_id is 'The article version concerned.';
comment on column main.quarantine.article_id is 'The article concerned.';
comment on column main.quarantine.source_id is 'The source that brought the article.';
comment on column main.quarantine.publisher is 'The outlet that published the article.';
comment on column main.quarantine.url is 'Address of the article, with [name] for the names of victims; null for a file of a folder.';
comment on column main.quarantine.published_on is 'Day on which the article was published; null if unknown.';
comment on column main.quarantine.since is 'The day of the night that first refused the row, by whatever rules and in whatever version of the article.';
comment on column main.quarantine.suite is 'The suite of expectations: the name of its file.';
comment on column main.quarantine.expectation is 'The expectation that failed.';
comment on column main.quarantine.severity is 'error: refused for it; warning: failed as well, and would only be flagged.';
comment on column main.quarantine.reason is 'Why it is refused, in words, names of victims masked.';
comment on column main.quarantine.evidence is 'What was found, names of victims masked.';
comment on column main.quarantine.quote is 'The sentence of the claim, names of victims masked; null for an article.';
comment on column main.quarantine.number_text is 'The number of the claim as written; null for an article.';
comment on column main.quarantine.outcome is 'The outcome of the claim; null for an article.';
comment on column main.quarantine.rule_id is 'The rule that made the claim; null for an article.';
comment on column main.quarantine.run_id is 'The run in which it was refused.';
