-- the night's sampled shingles into core.sketches (only for versions that are new, so none is there yet)
insert into core.sketches by name select * from incoming order by version_id, shingle;
