-- one run that begins; its number follows the last one's
insert into core.runs by name
select * replace ((select coalesce(max(run_number), 0) + 1 from core.runs) as run_number)
from incoming;
