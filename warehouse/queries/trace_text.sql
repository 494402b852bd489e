-- the text of one version
select text_sha256, text from core.articles join core.texts using (text_sha256) where version_id = $version_id;
