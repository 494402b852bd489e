-- expectations that a person's last verdict overrules; grain: one expectation of one row
select row_kind, row_key, expectation
from core.verdicts
qualify
    row_number() over (partition by row_kind, row_key, expectation order by verdict_number desc) = 1
    and verdict = 'release'
order by all;
