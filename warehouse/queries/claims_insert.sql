-- claims of versions that were not read before, in an order that keeps an article's claims together
insert into core.claims by name select * from incoming order by version_id, n;
