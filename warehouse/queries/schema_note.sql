-- note one migration (or the views) as applied
insert or replace into core.applied (name, sha256) values ($name, $sha256);
