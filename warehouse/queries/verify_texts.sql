-- the text of every version; grain: one version
select version_id, text from core.articles join core.texts using (text_sha256) order by version_id;
