-- The bounds of a figure are in order; grain: one figure where they are not.
-- severity: error
-- reason: an empty interval answers nothing
-- date: 2026-11-22
-- checked: main.figures
select
    'figure' as row_kind,
    f.figure_id as row_id,
    null as version_id,
    case
        when f.low < 0 then 'low is ' || f.low
        when f.low > f.high then 'low ' || f.low || ' is above high ' || f.high
        when f.coded_low > f.coded_high then 'coded_low ' || f.coded_low || ' is above coded_high ' || f.coded_high
        else 'reported_low ' || f.reported_low || ' is above reported_high ' || f.reported_high
    end as reason,
    concat_ws(' ', f.outcome, f."group", f.place, f.period, f.date_from) as evidence
from main.figures as f
where f.low < 0 or f.low > f.high or f.coded_low > f.coded_high or f.reported_low > f.reported_high
