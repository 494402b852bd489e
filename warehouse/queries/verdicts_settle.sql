-- the decisions that this run has judged again
update core.verdicts set settled_run_id = $run_id
where settled_run_id is null and verdict_number <= $last;
