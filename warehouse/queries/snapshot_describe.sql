-- the one row of the table snapshot
insert into snapshot.main.snapshot
select $name, $as_of, (select ruleset from core.rulesets where superseded_run_id is null), $content;
