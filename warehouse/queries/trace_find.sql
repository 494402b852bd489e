-- figures and claims whose id begins so; grain: one id
select 'figure' as kind, figure_id as id from main.figures where starts_with(figure_id, $beginning)
union all
select 'claim', claim_id from main.claims where starts_with(claim_id, $beginning)
order by kind, id;
