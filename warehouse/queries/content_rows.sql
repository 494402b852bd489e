-- number of rows of a table, and one hash over them whatever their order; run_id is left out
select
    count(*) as rows,
    sha256(coalesce(string_agg(row_sha256, '' order by row_sha256), '')) as content
from (
    select sha256(to_json(t)::varchar) as row_sha256
    from (select columns(lambda c: c <> 'run_id') from "{database}".main."{relation}") as t
);
