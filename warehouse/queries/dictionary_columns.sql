-- columns of a snapshot in the making; grain: one column
select table_name, column_name, data_type, comment
from duckdb_columns()
where database_name = 'snapshot' and schema_name = 'main' and not internal
order by table_name, column_index;
