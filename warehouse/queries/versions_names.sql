-- the names of victims that any reading of a version found; grain: one name
select distinct number_text
from core.claims
where version_id = $version_id and names_person
order by number_text;
