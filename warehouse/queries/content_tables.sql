-- the tables of main that make up a snapshot's content, each with its columns, types and comments; grain: one table
select
    c.table_name,
    string_agg(c.column_name || ' ' || c.data_type || ' ' || coalesce(c.comment, ''), chr(10) order by c.column_index)
        as columns
from duckdb_columns() as c
where
    c.database_name = $database and c.schema_name = 'main' and not c.internal
    and not list_contains($left_out::varchar[], c.table_name)
group by c.table_name
order by c.table_name;
