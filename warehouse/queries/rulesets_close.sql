-- end the span of the ruleset in use if another one has now read every current version
update core.rulesets
set superseded_run_id = $run_id
where superseded_run_id is null
    and ruleset <> $ruleset
    and not exists (
        from core.articles as a
        anti join (select version_id from core.readings where ruleset = $ruleset) as done using (version_id)
        where a.superseded_run_id is null
    );
