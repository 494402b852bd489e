-- what was refused, one row an expectation that failed
insert into core.quarantine by name select * from incoming;
