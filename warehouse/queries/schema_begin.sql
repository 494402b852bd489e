-- what was applied to this file; grain: one migration by file name, and one row "views" for all view files
create schema if not exists core;
create table if not exists core.applied (name varchar primary key, sha256 varchar not null);
