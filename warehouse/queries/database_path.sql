-- the open database: its name and where it lies
select database_name, path from duckdb_databases() where database_name = current_database();
