-- rows that lie in quarantine, or left it by a verdict, whose id begins so: every error that each failed; of current versions
-- read by the ruleset in use; grain: one expectation that one row failed
select
    q.row_kind,
    q.row_id,
    coalesce(c.claim_key, q.version_id) as row_key,
    q.version_id,
    q.suite,
    q.expectation,
    q.shown_reason as reason,
    bool_and(q.released_run_id is not null) as is_released
from core.quarantine as q
join core.rulesets as s on s.ruleset = q.ruleset and s.superseded_run_id is null
join core.articles as a on a.version_id = q.version_id and a.superseded_run_id is null
left join core.claims as c on q.row_kind = 'claim' and c.claim_id = q.row_id
where q.severity = 'error' and starts_with(q.row_id, $beginning)
group by all
order by q.row_kind, q.row_id, q.suite, q.expectation;
