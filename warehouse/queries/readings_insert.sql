-- versions that were read
insert into core.readings by name select * from incoming order by version_id;
