-- the voices that the totals read
insert into core.voices by name select * from incoming;
