-- A place is not more than the place that contains it; grain: one figure above that of its container.
-- severity: error
-- reason: a reader who goes from the country to its provinces finds no more people there
-- date: 2026-11-22
-- checked: main.figures
select
    'figure' as row_kind,
    inner_figure.figure_id as row_id,
    null as version_id,
    'low ' || inner_figure.low || ' is above ' || outer_figure.low || ' of ' || outer_figure.place as reason,
    concat_ws(' ', inner_figure.outcome, inner_figure."group", inner_figure.place, inner_figure.period) as evidence
from main.figures as inner_figure
join main.places as p on p.place_id = inner_figure.place_id
join main.figures as outer_figure
    on outer_figure.place_id = p.parent_id
    and outer_figure.outcome = inner_figure.outcome
    and outer_figure."group" = inner_figure."group"
    and outer_figure.codebook = inner_figure.codebook
    and outer_figure.period = inner_figure.period
    and outer_figure.date_from is not distinct from inner_figure.date_from
    and outer_figure.date_to is not distinct from inner_figure.date_to
where inner_figure.low > outer_figure.low
