-- At most one ruleset is in use; grain: one ruleset among several.
-- severity: error
-- reason: a snapshot never mixes rulesets
-- date: 2026-11-22
-- checked: core.rulesets
with in_use as (
    select s.ruleset, count(*) over () as rulesets
    from core.rulesets as s
    where s.superseded_run_id is null
)

select
    'ruleset' as row_kind,
    u.ruleset as row_id,
    null as version_id,
    'it is one of ' || u.rulesets || ' rulesets in use' as reason,
    null as evidence
from in_use as u
where u.rulesets > 1
