-- Every current article, without its text.
-- grain: one article; key article_id
select
    a.article_id,
    a.origin_id,
    a.publisher,
    a.published_on
from main.articles as a
order by a.article_id
