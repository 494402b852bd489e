-- Who states figures.
-- grain: one voice; key voice_id
select
    v.voice_id,
    v.name,
    v.kind,
    v.party_to
from main.voices as v
order by v.voice_id
