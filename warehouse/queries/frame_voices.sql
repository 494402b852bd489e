-- the voices, for the totals
from main.voices order by voice_id;
