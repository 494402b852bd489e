-- decisions, numbered after those before them
insert into core.verdicts by name
select
    incoming.* replace (
        incoming.verdict_number + coalesce((select max(v.verdict_number) from core.verdicts as v), 0) as verdict_number
    )
from incoming;
