-- what the table is
comment on table snapshot.main."{relation}" is '{text}';
