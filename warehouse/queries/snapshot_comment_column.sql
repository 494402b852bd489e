-- what the column is
comment on column snapshot.main."{relation}"."{column}" is '{text}';
