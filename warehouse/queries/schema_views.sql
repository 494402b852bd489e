-- the views of main, by name
select view_name from duckdb_views()
where schema_name = 'main' and not internal and database_name = current_database()
order by view_name;
