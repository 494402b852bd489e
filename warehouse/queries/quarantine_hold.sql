-- rows that were judged again and are refused now, and did not lie in quarantine for it
insert into core.quarantine by name
select i.*
from incoming as i
where i.released_run_id is null
    and not exists (
        select 1 from core.quarantine as q
        where q.released_run_id is null
            and q.ruleset = i.ruleset
            and i.row_kind = q.row_kind and i.row_id = q.row_id
            and i.suite = q.suite and i.expectation = q.expectation
    );
