-- the largest number that each incoming claim's series had counted on earlier days; grain: one claim of incoming
with before as (
    select m.voice_id, m.outcome, m."group", m.unit, m.kind, m.place_text, m.published_on, m.value
    from main.claims as m
    where m.outcome in (select i.outcome from incoming as i)
    union all
    select i.voice_id, i.outcome, i."group", i.unit, i.kind, i.place_text, i.published_on, i.value
    from incoming as i
)

select i.claim_id, max(b.value)::bigint as series_high
from incoming as i
join before as b
    on b.voice_id = i.voice_id and b.outcome = i.outcome and b."group" = i."group"
    and b.unit = i.unit and b.kind = i.kind and lower(b.place_text) = lower(i.place_text)
where b.value > 0
    and b.published_on between i.published_on - interval 3650 days and i.published_on - interval 1 day
group by i.claim_id
order by i.claim_id;
