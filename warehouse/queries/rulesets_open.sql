-- begin the span of a ruleset if none is open
insert into core.rulesets by name
select $ruleset as ruleset, $run_id as run_id, null as superseded_run_id
where not exists (from core.rulesets where superseded_run_id is null);
