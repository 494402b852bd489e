-- comments of one relation of main; grain: the relation itself, then each of its columns
with stated as (
    select 'relation' as what, '' as column_name, comment, 0 as place
    from duckdb_views()
    where schema_name = 'main' and database_name = current_database() and view_name = $relation
    union all
    select 'column', column_name, comment, column_index
    from duckdb_columns()
    where schema_name = 'main' and database_name = current_database() and table_name = $relation
)
select what, column_name, comment from stated order by place;
