-- the places that the totals read
insert into core.places by name select * from incoming;
