-- forget what these outcomes' figures were made of
delete from core.totalled where outcome in (select unnest($outcomes::varchar[]));
