-- the tables of a snapshot that are not made of others; grain: one table
select table_name
from duckdb_tables()
where database_name = $database and schema_name = 'main' and not list_contains($made::varchar[], table_name)
order by table_name
