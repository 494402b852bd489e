-- versions that are new, each once (two sources may carry the same one: the first by id stands)
insert into core.articles by name
select * replace ((select as_of from core.runs where run_id = $run_id) as arrived_on)
from incoming
anti join core.articles using (version_id)
qualify row_number() over (partition by version_id order by source_id, bytes_sha256) = 1
order by version_id;
