-- rows that failed an expectation and stand all the same, because a person's verdict says so; grain: one expectation of one row
create view main.releases as
with verdicts as (
    select v.*
    from core.verdicts as v
    qualify row_number() over (partition by v.row_kind, v.row_key, v.expectation order by v.verdict_number desc) = 1
)

select
    q.row_kind,
    q.row_id,
    q.version_id,
    q.suite,
    q.expectation,
    q.shown_reason as reason,
    v.shown_reason as verdict,
    v.given_by
from core.quarantine as q
join core.rulesets as s on s.ruleset = q.ruleset and s.superseded_run_id is null
join core.articles as a on a.version_id = q.version_id and a.superseded_run_id is null
left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
join core.readings as r on r.version_id = q.version_id and r.ruleset = q.ruleset
join verdicts as v
    on v.row_kind = q.row_kind
    and v.row_key = coalesce(c.claim_key, q.version_id)
    and v.expectation = q.expectation
where q.released_run_id is not null
    and q.severity = 'error'
    and v.verdict = 'release'
    and not coalesce(c.is_quarantined, r.is_quarantined)
qualify row_number() over (partition by q.row_kind, q.row_id, q.suite, q.expectation order by q.released_run_id desc) = 1
order by q.row_kind, q.row_id, q.suite, q.expectation;

comment on view main.releases is 'Rows that failed an expectation and stand all the same, because a person decided so: one row for one expectation.';
comment on column main.releases.row_kind is 'article or claim.';
comment on column main.releases.row_id is 'version_id of the article, or claim_id of the claim.';
comment on column main.releases.version_id is 'The article version concerned.';
comment on column main.releases.suite is 'The suite of expectations: the name of its file.';
comment on column main.releases.expectation is 'The expectation that failed and is overruled.';
comment on column main.releases.reason is 'What was wrong, in words, names of victims masked.';
comment on column main.releases.verdict is 'Why it stands all the same, in the words of who decided, names of victims masked.';
comment on column main.releases.given_by is 'Who decided; null if not said.';
