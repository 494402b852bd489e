-- which version of an article the bytes of a fetch gave; null where they gave none, and in fetches before this migration
alter table raw.fetches add column version_id varchar;
