-- claims by filters, each of which may be null; grain: one claim
from main.claims
where
    ($outcome::varchar is null or outcome = $outcome)
    and ($group::varchar is null or "group" = $group)
    and ($places::varchar[] is null or list_contains($places::varchar[], place_text))
    and ($date_from::date is null or coalesce(window_end, published_on) >= $date_from)
    and ($date_to::date is null or coalesce(window_start, published_on) <= $date_to)
    and (
        $article::varchar is null or url = $article
        or starts_with(article_id, $article) or starts_with(version_id, $article)
    )
    and ($rule::varchar is null or starts_with(rule_id, $rule))
order by published_on nulls last, publisher, version_id, n;
