-- runs of the program; grain: one run; key run_id
create view main.runs as
select
    run_id,
    run_number,
    kind,
    as_of,
    started_at,
    finished_at,
    status,
    ruleset,
    code_version,
    snapshot,
    counts,
    message
from core.runs
order by run_number;

comment on view main.runs is 'Runs of the program, as known when the snapshot was written. Not part of its content: equal content keeps the name.';
comment on column main.runs.run_id is 'Key.';
comment on column main.runs.run_number is '1, 2, 3 … in order of start.';
comment on column main.runs.kind is 'nightly, backfill …';
comment on column main.runs.as_of is 'The day as of which the run worked.';
comment on column main.runs.started_at is 'When it began (ISO 8601).';
comment on column main.runs.finished_at is 'When it ended; null for a run that was killed, and for the one that wrote the snapshot.';
comment on column main.runs.status is 'running (also: killed), done or failed.';
comment on column main.runs.ruleset is 'The rules it read with.';
comment on column main.runs.code_version is 'Version of the program.';
comment on column main.runs.snapshot is 'The snapshot that it published.';
comment on column main.runs.counts is 'Counts per stage, JSON.';
comment on column main.runs.message is 'Why it failed; null if it did not.';
