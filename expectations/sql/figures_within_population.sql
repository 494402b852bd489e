-- A figure is not more than the people of its place; grain: one figure above its place's population.
-- Places without a known population are left out.
-- severity: warning
-- reason: more people than live there: the place or a number is misread, or people from elsewhere are counted
-- date: 2026-11-22
-- checked: main.figures
select
    'figure' as row_kind,
    f.figure_id as row_id,
    null as version_id,
    'at least ' || f.low || ' of the ' || p.people || ' people of ' || f.place as reason,
    concat_ws(' ', f.outcome, f."group", f.place, f.period, f.date_from) as evidence
from main.figures as f
join main.places as p on p.place_id = f.place_id
where p.people > 0 and f.low > p.people
