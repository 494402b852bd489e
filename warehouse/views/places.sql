-- places that claims name, that contain one, or that places.csv lists; grain: one place; key place_id
create view main.places as
select
    place_id,
    kind,
    parent_id,
    country,
    name,
    latitude,
    longitude,
    people,
    p_code,
    is_listed,
    is_exhaustive
from core.places
order by place_id;

comment on view main.places is 'Places that claims name, the places that contain them, and those of the file places.csv.';
comment on column main.places.place_id is 'Key.';
comment on column main.places.kind is 'country, unit (first level below a country), town, or listed (from places.csv).';
comment on column main.places.parent_id is 'The place that directly contains it; empty for a country.';
comment on column main.places.country is 'Its country: the place_id of it, which is the ISO 3166-1 alpha-2 code.';
comment on column main.places.name is 'The name to show.';
comment on column main.places.latitude is 'Degrees north; 0 where unknown.';
comment on column main.places.longitude is 'Degrees east; 0 where unknown.';
comment on column main.places.people is 'Inhabitants; 0 where unknown.';
comment on column main.places.p_code is 'P-code of the humanitarian data exchange; empty where unknown.';
comment on column main.places.is_listed is 'Whether places.csv lists it: it is then apart from its siblings there.';
comment on column main.places.is_exhaustive is 'Whether its children in places.csv cover it wholly.';
