-- tables of a snapshot in the making; grain: one table
select table_name, comment from duckdb_tables()
where database_name = 'snapshot' and schema_name = 'main' and not internal
order by table_name;
