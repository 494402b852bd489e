-- who states figures; grain: one voice; key voice_id
create view main.voices as
select
    voice_id,
    name,
    kind,
    party_to
from core.voices
order by voice_id;

comment on view main.voices is 'Who states figures, one row for one voice that states a claim.';
comment on column main.voices.voice_id is 'Key. outlet:… stands for an outlet whose figure names nobody.';
comment on column main.voices.name is 'The name to show.';
comment on column main.voices.kind is 'What kind of voice it is: government, rebel, UN, NGO, hospital, outlet …';
comment on column main.voices.party_to is 'Conflicts to which the voice is a party, as codes joined by ";"; null if it is none.';
