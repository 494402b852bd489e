-- the origins of a family of versions
insert into core.origins by name select * from incoming order by version_id;
