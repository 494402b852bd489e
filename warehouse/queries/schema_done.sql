-- migrations applied so far: name, sha256
select name, sha256 from core.applied order by name;
