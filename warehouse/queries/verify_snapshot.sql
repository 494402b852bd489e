-- what the snapshot says of itself
select name, as_of, ruleset, content_sha256 from main.snapshot;
