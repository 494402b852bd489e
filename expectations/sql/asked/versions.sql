-- the article versions whose rows in main are judged: all, or those that the runs asked about can have changed; grain: one version
-- A night changes more than what it brings: it supersedes versions and goes back to them, refuses and lets out rows of
-- old ones, and draws the copies of an article to another origin. A ruleset or a program that was not in use before
-- changes all. So may a fault in any table that main joins, which here is looked for by version: where a row is missing
-- or stands twice, all that hangs on it is judged.
create or replace temp table asked_versions as
with changed as (
    select a.version_id from core.articles as a
    where a.run_id in (from asked_runs) or a.superseded_run_id in (from asked_runs)
    union
    select t.version_id from core.returns as t where t.run_id in (from asked_runs)
    union
    select r.version_id from core.readings as r where r.run_id in (from asked_runs)
    union
    select q.version_id from core.quarantine as q
    where q.run_id in (from asked_runs) or q.released_run_id in (from asked_runs)
    union
    select v.version_id from core.verdicts as v where v.settled_run_id in (from asked_runs)
),

families as (
    select a.version_id
    from core.articles as a
    where a.article_id in (select b.article_id from core.articles as b semi join changed using (version_id))
    union
    from changed
),

drawn as (
    select p.left_id as version_id from core.copies as p semi join families on families.version_id = p.right_id
    union
    select p.right_id from core.copies as p semi join families on families.version_id = p.left_id
    union
    select o.version_id
    from core.origins as o
    where o.origin_id in (select n.origin_id from core.origins as n semi join families using (version_id))
),

faulty as (
    select a.version_id
    from core.articles as a
    where a.superseded_run_id is null
        and (
            a.version_id not in (select o.version_id from core.origins as o)
            or a.version_id not in (
                select r.version_id
                from core.readings as r
                semi join (from core.rulesets where superseded_run_id is null) as s using (ruleset)
            )
        )
    union
    select o.version_id
    from core.origins as o
    where o.publisher in (
        select t.publisher from core.attributions as t group by t.source_text, t.publisher having count(*) > 1
    )
),

new_rules as (
    select 1 from core.rulesets as s
    where s.run_id in (from asked_runs) or s.superseded_run_id in (from asked_runs)
    union all
    select 1 from core.rulesets as s where s.superseded_run_id is null having count(*) != 1
),

new_program as (
    select 1
    from core.runs as r
    where r.run_id in (from asked_runs)
        and r.code_version is not null
        and r.code_version not in (
            select d.code_version from core.runs as d
            where d.status in ('done', 'incomplete') and d.code_version is not null
        )
)

from families union from drawn union from faulty
union
select a.version_id from core.articles as a
where $everything or exists (from new_rules) or exists (from new_program);
