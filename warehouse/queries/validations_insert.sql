-- results of a batch, one row an expectation
insert into core.validations by name select * from incoming;
