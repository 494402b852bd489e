-- voices that state a claim that stands; grain: one voice
select distinct voice_id from main.claims where voice_id is not null order by voice_id;
