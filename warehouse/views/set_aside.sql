-- how much is set aside; grain: one kind of row and outcome; keys row_kind, outcome (null for articles)
create view main.set_aside as
select 'article' as row_kind, null::varchar as outcome, count(*)::bigint as set_aside
from core.articles as a
join core.readings as r on r.version_id = a.version_id
join core.rulesets as s on s.ruleset = r.ruleset and s.superseded_run_id is null
where a.superseded_run_id is null and r.is_quarantined
having count(*) > 0
union all
select 'claim' as row_kind, c.outcome, count(*)::bigint as set_aside
from core.claims as c
join core.rulesets as s on s.ruleset = c.ruleset and s.superseded_run_id is null
join core.articles as a on a.version_id = c.version_id and a.superseded_run_id is null
where c.is_quarantined
group by c.outcome
order by row_kind, outcome;

comment on view main.set_aside is 'How many articles and claims are set aside and in no total. The claims of an article that was refused are among the claims.';
comment on column main.set_aside.row_kind is 'article or claim.';
comment on column main.set_aside.outcome is 'The outcome of the claims; null for articles.';
comment on column main.set_aside.set_aside is 'How many.';
