-- pointers of published rows to rows that are not there; grain: one pointer
with pointers as (
    select claim_id as row_id, 'part_of_id' as field, part_of_id as points_to from main.claims
    union all select claim_id, 'restates_id', restates_id from main.claims
    union all select claim_id, 'revises_id', revises_id from main.claims
    union all select claim_id, 'apart_from_ids', unnest(apart_from_ids) from main.claims
    union all select figure_id || ' ' || role, 'claim_id', claim_id from main.certificates
)
select row_id, field, points_to
from pointers anti join main.claims on claims.claim_id = points_to
where points_to is not null
union all
select claim_id, 'version_id', version_id from main.claims anti join main.articles using (version_id)
union all
select claim_id, 'origin_id', origin_id
from main.claims anti join main.articles on articles.article_id = claims.origin_id
union all
select version_id, 'origin_id', origin_id
from main.articles as a anti join main.articles as b on b.article_id = a.origin_id
union all
select claim_id, 'voice_id', voice_id from main.claims anti join main.voices using (voice_id)
where voice_id is not null
order by row_id, field, points_to;
