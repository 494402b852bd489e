-- what the snapshot says of itself
select name, content_sha256 from main.snapshot;
