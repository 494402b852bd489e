-- versions that are new, each once (two sources may carry the same one: the first stands); numbered as they came
insert into core.articles by name
select * replace (
    (select coalesce(max(arrival), 0) from (select arrival from core.articles union all select arrival from core.returns))
    + row_number() over (order by arrival) as arrival
)
from (
    from incoming
    anti join core.articles using (version_id)
    qualify row_number() over (partition by version_id order by arrival) = 1
)
order by arrival;
