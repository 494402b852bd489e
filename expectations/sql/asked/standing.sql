-- claims that stand, from the facts alone: not refused, of a current version, read by the ruleset in use; grain: one claim
create or replace temp view asked_standing as
select c.claim_id, c.version_id
from core.claims as c
where not c.is_quarantined
    and c.version_id in (select a.version_id from core.articles as a where a.superseded_run_id is null)
    and c.ruleset in (select s.ruleset from core.rulesets as s where s.superseded_run_id is null);
