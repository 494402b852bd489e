-- texts that are new; grain: one text
insert into core.texts by name
select distinct text_sha256, text
from incoming
anti join core.texts using (text_sha256);
