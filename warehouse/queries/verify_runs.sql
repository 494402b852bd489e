-- the runs of a snapshot as they stood when it was made: the last of them was not over; grain: one run
with known as (
    select *
    from work.main.runs
    where run_id in (select run_id from main.runs) or run_number <= (select max(run_number) from main.runs)
)
select
    * exclude (is_over) replace (
        if(is_over, finished_at, null) as finished_at,
        if(is_over, status, 'running') as status,
        if(is_over, snapshot, null) as snapshot,
        if(is_over, counts, null) as counts,
        if(is_over, message, null) as message
    )
from (select *, run_number < (select max(run_number) from known) as is_over from known)
