-- the fetches that were known when a snapshot was made, by its runs; grain: one fetch
select fetches.*
from work.main.fetches
join work.main.runs using (run_id)
where run_id in (select run_id from main.runs) or run_number <= (select max(run_number) from main.runs)
