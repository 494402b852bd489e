-- the figures that stand and what each was made of; grain: one outcome
select
    outcome,
    count(*) || ' ' || bit_xor(md5_number(figure_id || inputs_sha256)) as figures
from core.figures
group by outcome
order by outcome;
