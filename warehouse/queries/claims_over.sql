-- the number of every claim that says "more than" it; grain: one claim
select c.claim_id, c.value
from main.claims as c
where c.qualifier = 'more_than' and c.value is not null
order by c.claim_id;
