-- all that the claims of an outcome say and by whom, whatever their order, and the last month that they can raise a
-- question about by a day; grain: one outcome
select
    c.outcome,
    count(*) || ' ' || bit_xor(hash(c, v)) || ' ' || sum(hash(v, c)) || ' '
    || strftime(least(max(c.window_end), $as_of::date), '%Y-%m') as claims
from main.claims as c
left join main.voices as v on v.voice_id = c.voice_id
group by c.outcome
order by c.outcome;
