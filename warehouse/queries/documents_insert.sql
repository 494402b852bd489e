-- bytes that the archive had not held before; grain: one sequence of bytes
insert into raw.documents by name
select
    bytes_sha256,
    first(bytes_count order by source_id) as bytes_count,
    first(media_type order by source_id) as media_type,
    first(charset order by source_id) as charset,
    first(source_id order by source_id) as source_id,
    first(run_id order by source_id) as run_id
from incoming
anti join raw.documents using (bytes_sha256)
where bytes_sha256 is not null
group by bytes_sha256;
