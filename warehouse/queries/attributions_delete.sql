-- forget the voices of speakers that are resolved anew
delete from core.attributions as a
using incoming as i
where a.source_text = i.source_text and a.publisher = i.publisher;
