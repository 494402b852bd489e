-- Conservation, second half: each current version is read by the ruleset in use; grain: one unread version.
-- severity: error
-- reason: an article that nobody read must not pass for one that states nothing
-- date: 2026-11-22
-- checked: core.articles
select
    'article' as row_kind,
    a.version_id as row_id,
    a.version_id,
    'the current version is not read by the rules in use' as reason,
    coalesce(a.url, a.source_id) as evidence
from core.articles as a
where a.superseded_run_id is null
    and not exists (
        select 1
        from core.readings as r
        join core.rulesets as s on s.ruleset = r.ruleset and s.superseded_run_id is null
        where r.version_id = a.version_id
    )
