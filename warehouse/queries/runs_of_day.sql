-- the other runs of one day that read articles, in order; grain: one run
select r.run_id, r.ruleset
from core.runs as r
where r.as_of = $as_of
    and r.run_id != $run_id
    and r.run_id in (select d.run_id from core.readings as d)
order by r.run_number;
