-- places that claims name, and those that contain them; grain: one place; key place_id
create view main.places as
select
    place_id,
    name,
    kind,
    country,
    parent_id
from core.places
order by place_id;

comment on view main.places is 'Places that claims name, and the places that contain them.';
comment on column main.places.place_id is 'Key.';
comment on column main.places.name is 'The name to show.';
comment on column main.places.kind is 'country, region, city …';
comment on column main.places.country is 'ISO 3166-1 alpha-3 code of its country; null if unknown.';
comment on column main.places.parent_id is 'The place that directly contains it.';
