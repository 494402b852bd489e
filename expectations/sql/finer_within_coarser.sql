-- A month is not more than the whole record, a group not more than people; grain: one finer figure above its coarser.
-- severity: error
-- reason: a reader who opens a figure finds its parts inside it
-- date: 2026-11-22
-- checked: main.figures
select
    'figure' as row_kind,
    fine.figure_id as row_id,
    null as version_id,
    'low ' || fine.low || ' is above ' || coarse.low || ' of '
        || case when coarse.period = fine.period then 'people' else 'the whole record' end as reason,
    concat_ws(' ', fine.outcome, fine."group", fine.place, fine.period, fine.date_from) as evidence
from main.figures as fine
join main.figures as coarse
    on coarse.outcome = fine.outcome
    and coarse.place_id is not distinct from fine.place_id
    and coarse.codebook = fine.codebook
    and (
        (coarse."group" = fine."group" and coarse.period = 'whole' and fine.period != 'whole')
        or (
            coarse."group" = 'people' and fine."group" not in ('people', 'perpetrators')
            and coarse.period = fine.period
            and coarse.date_from is not distinct from fine.date_from
            and coarse.date_to is not distinct from fine.date_to
        )
    )
where fine.low > coarse.low
