-- The places that figures and claims name, each with the place around it.
-- grain: one place; key place_id
select
    p.place_id,
    p.name,
    p.kind,
    p.country,
    p.parent_id
from main.places as p
order by p.place_id
