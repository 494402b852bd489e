-- forget all places, to be listed anew
delete from core.places;
