-- speakers, as shown, that have no voice by this table of voices; grain: one speaker as quoted by one publisher
select distinct coalesce(c.shown_source_text, '') as source_text, o.publisher
from core.claims as c
join core.origins as o using (version_id)
anti join (from core.attributions where voices_sha256 = $voices_sha256) as known
    on known.source_text = coalesce(c.shown_source_text, '') and known.publisher = o.publisher
order by source_text, publisher;
