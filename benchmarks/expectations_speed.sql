-- The checks of the claim suite that plain SQL says easily, over a table `claims`; one row a failing row and check.
with found as (
    select claim_id, unnest(list_filter([
        case when not regexp_matches(claim_id, '^[0-9a-f]{20}$') then 'claim_id_well_formed' end,
        case when not regexp_matches(claim_key, '^[0-9a-f]{20}$') then 'claim_key_well_formed' end,
        case when not regexp_matches(version_id, '^[0-9a-f]{16}$') then 'version_id_well_formed' end,
        case when not regexp_matches(article_id, '^[0-9a-f]{16}$') then 'article_id_well_formed' end,
        case when outcome not in ('killed', 'wounded', 'casualties', 'missing', 'abducted', 'detained', 'displaced', 'in_need', 'affected_other') then 'outcome_known' end,
        case when kind not in ('incident', 'period', 'cumulative') then 'kind_known' end,
        case when qualifier not in ('exact', 'at_least', 'more_than', 'at_most', 'less_than', 'about', 'range', 'vague') then 'qualifier_known' end,
        case when modality not in ('stated', 'alleged', 'feared', 'denied', 'planned_or_hypothetical') then 'modality_known' end,
        case when unit not in ('persons', 'families', 'bodies') then 'unit_known' end,
        case when scope not in ('event', 'whole') then 'scope_known' end,
        case when window_precision not between 1 and 5 then 'precision_known' end,
        case when event < 0 then 'event_counted' end,
        case when n < 1 then 'n_from_one' end,
        case when "start" < 0 or "start" >= "end" or "end" > length(article_text) then 'span_in_text' end,
        case when substr(article_text, "start"::int + 1, ("end" - "start")::int) != number_text then 'number_text_at_span' end,
        case when substr(article_text, quote_start::int + 1, (quote_end - quote_start)::int) != quote then 'quote_in_text' end,
        case when quote_start > "start" or quote_end < "end" then 'quote_holds_number' end,
        case when length(quote) > 2000 then 'quote_of_a_sentence' end,
        case when length(number_text) > 120 then 'number_text_short' end,
        case when regexp_full_match(number_text, '\d{1,3}(,\d{3})*|\d+') and replace(number_text, ',', '')::bigint != value then 'digits_are_the_value' end,
        case when value < 0 then 'value_not_negative' end,
        case when low < 0 then 'low_not_negative' end,
        case when low > high then 'low_within_high' end,
        case when value > value_to then 'range_in_order' end,
        case when qualifier = 'exact' and (low != value or high != value) then 'literal_reading_kept' end,
        case when value = 0 and qualifier != 'exact' then 'nobody_is_exact' end,
        case when value > 8300000000 then 'fewer_than_mankind' end,
        case when closed and high is null then 'closed_has_top' end,
        case when names_person and not implicit then 'name_is_implicit' end,
        case when window_end < window_start then 'window_in_order' end,
        case when window_end > published_on + 1 then 'window_ended_by_publication' end,
        case when said_on > published_on + 1 then 'said_by_publication' end
    ], lambda name: name is not null)) as failed
    from claims
),

twice as (
    select claim_id, 'claim_id_once' as failed from claims group by claim_id having count(*) > 1
),

parts as (
    select p.claim_id, case when w.claim_id is null then 'whole_exists' else 'part_within_whole' end as failed
    from claims as p
    left join claims as w on w.version_id = p.version_id and w.n = p.part_of
    where p.part_of is not null
        and (w.claim_id is null or p.low > coalesce(w.high, w.value))
)

select * from found
union all
select * from twice
union all
select * from parts
