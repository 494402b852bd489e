-- what hides the names of an article's victims in its addresses: a pattern for regexp_replace; null where there are none
-- readings made before this migration have none: read their articles again
alter table core.readings add column name_pattern varchar;
