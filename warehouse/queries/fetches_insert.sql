-- the fetches of a run, appended
insert into raw.fetches by name select * from incoming;
