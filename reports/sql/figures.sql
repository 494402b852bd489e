-- Every standing figure of the snapshot, with the country of its place.
-- grain: one question; key figure_id
select
    f.figure_id,
    f.outcome,
    f."group",
    f.place,
    f.place_id,
    p.country,
    f.period,
    f.date_from,
    f.date_to,
    f.codebook,
    f.low,
    f.best,
    f.high,
    f.reported_low,
    f.reported_high,
    f.coded_low,
    f.coded_high,
    f.disputed,
    f.origins,
    f.why_open,
    f.certificate,
    f.answer
from main.figures as f
left join main.places as p on p.place_id = f.place_id
order by f.figure_id
