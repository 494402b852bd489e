-- what the snapshot is; grain: the snapshot
create table snapshot.main.snapshot (
    name varchar, as_of date, ruleset varchar, content_sha256 varchar
);
comment on table snapshot.main.snapshot is 'What this snapshot is: one row.';
comment on column snapshot.main.snapshot.name is 'Its name: the day, and the beginning of the hash of its content.';
comment on column snapshot.main.snapshot.as_of is 'The day as of which the night worked.';
comment on column snapshot.main.snapshot.ruleset is 'Hash of the rules that read every claim in it.';
comment on column snapshot.main.snapshot.content_sha256 is
    'SHA-256 over all tables, columns and comments, runs and fetches left out.';
