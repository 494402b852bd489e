-- the runs whose rows are judged: all, or those since the last that went to its end; grain: one run
create or replace temp table asked_runs as
select r.run_id
from core.runs as r
where $everything
    or r.run_number > (
        select coalesce(max(d.run_number), 0) from core.runs as d where d.status in ('done', 'incomplete')
    );
