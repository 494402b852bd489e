-- the pairs of copies within a family of versions; grain: one pair
select left_id, right_id
from core.copies
semi join (select unnest($family::varchar[]) as left_id) as family using (left_id)
order by left_id, right_id;
