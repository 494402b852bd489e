-- forget all voices, to be listed anew
delete from core.voices;
