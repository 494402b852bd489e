-- what figures rest on, read once for all checks of it; grain: one claim in one role of one figure
create or replace temp table asked_certificates as
select c.figure_id, c.role, c.claim_id, c.counted, c.reason
from main.certificates as c
where c.role in ('low', 'high', 'best');
