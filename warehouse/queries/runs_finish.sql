-- one run that ended; what is not given stays as it was
update core.runs
set
    status = $status,
    finished_at = coalesce($finished_at, finished_at),
    snapshot = coalesce($snapshot, snapshot),
    counts = coalesce($counts, counts),
    message = coalesce($message, message),
    ruleset = coalesce($ruleset, ruleset)
where run_id = $run_id;
