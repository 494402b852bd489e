-- A figure's low is the sum of what its certificate counts; grain: one figure that is not.
-- severity: error
-- reason: whoever adds up the claims that a figure names must come to the figure
-- date: 2026-11-22
-- checked: main.figures
with counted as (
    select c.figure_id, sum(c.counted) as counted
    from asked_certificates as c
    where c.role = 'low'
    group by c.figure_id
)

select
    'figure' as row_kind,
    f.figure_id as row_id,
    null as version_id,
    'low is ' || f.low || ', its certificate counts ' || c.counted as reason,
    concat_ws(' ', f.outcome, f."group", f.place, f.period, f.date_from) as evidence
from main.figures as f
join counted as c on c.figure_id = f.figure_id
where f.low != c.counted
