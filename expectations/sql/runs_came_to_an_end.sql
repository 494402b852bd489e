-- A run that began ends before the next one ends; grain: one run that was killed or failed.
-- severity: warning
-- reason: a night that fails silently is not forgiven; what it left is picked up by the next
-- date: 2026-11-22
-- checked: core.runs
select
    'run' as row_kind,
    r.run_id as row_id,
    null as version_id,
    'the run before this one ' || case r.status
        when 'failed' then 'failed'
        when 'running' then 'was killed'
        else 'ended as ' || r.status
    end as reason,
    r.message as evidence
from core.runs as r
where r.status != 'done'
    and r.run_number = (select max(n.run_number) - 1 from core.runs as n)
