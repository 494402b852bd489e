-- whose voice each speaker is
insert into core.attributions by name select * from incoming;
