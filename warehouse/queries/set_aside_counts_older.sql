-- how much is set aside, of a snapshot from before main.set_aside; grain: one kind of row; claims of refused articles are not in it
select q.row_kind, null as outcome, count(distinct q.row_id) as set_aside
from main.quarantine as q
group by q.row_kind
order by q.row_kind;
