-- forget the origins of a family of versions, to be set anew
delete from core.origins where version_id in (select unnest($family::varchar[]));
