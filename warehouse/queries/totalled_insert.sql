-- what these outcomes' figures are made of now
insert into core.totalled by name select * from incoming order by outcome;
