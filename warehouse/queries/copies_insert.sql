-- pairs of copies into core.copies
insert into core.copies by name select * from incoming order by left_id, right_id;
