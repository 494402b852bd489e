-- the night's bodies into core.bodies
insert into core.bodies by name select * from incoming anti join core.bodies using (version_id);
