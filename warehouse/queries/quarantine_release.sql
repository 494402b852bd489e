-- rows in quarantine that were judged again and are held no longer
update core.quarantine as q
set released_run_id = $run_id
where q.released_run_id is null
    and q.ruleset = $ruleset
    and q.version_id in (select unnest($given::varchar[]))
    and not exists (
        select 1 from incoming as i
        where i.released_run_id is null
            and i.row_kind = q.row_kind and i.row_id = q.row_id
            and i.suite = q.suite and i.expectation = q.expectation
    );
