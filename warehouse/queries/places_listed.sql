-- places of places.csv, or with children that cover them; grain: one place
select place_id, kind, parent_id, name, latitude, longitude, people, p_code, is_listed, is_exhaustive
from main.places
where is_listed or is_exhaustive
order by place_id;
