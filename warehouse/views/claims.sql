-- claims that stand: of current versions, read by the ruleset in use, not refused; grain: one claim; key claim_id
create view main.claims as
select
    c.claim_id,
    c.claim_key,
    c.version_id,
    c.article_id,
    o.origin_id,
    a.source_id,
    a.publisher,
    coalesce(regexp_replace(a.url, r.name_pattern, '[name]', 'gi'), a.url) as url,
    r.shown_title as title,
    a.published_on,
    a.language,
    c.ruleset,
    c.run_id,
    c.shown_quote as quote,
    c.quote_sha256,
    c.n,
    c."start",
    c."end",
    c.shown_number_text as number_text,
    c.quote_start,
    c.quote_end,
    c.implicit,
    c.names_person,
    c.outcome,
    c."group",
    c.shown_group_text as group_text,
    c.unit,
    c.kind,
    c.qualifier,
    c.modality,
    c.value,
    c.value_to,
    c.low,
    c.high,
    c.part_of_id,
    c.apart_from_ids,
    c.restates_id,
    c.revises_id,
    c.event,
    c.scope,
    c.closed,
    c.found,
    c.window_text,
    c.window_start,
    c.window_end,
    c.window_precision,
    c.window_rule,
    c.said_on,
    c.place_text,
    c.shown_source_text as source_text,
    t.voice_id,
    c.shown_cause_text as cause_text,
    c.shown_actor_text as actor_text,
    c.rule_id,
    c.flags
from core.claims as c
join core.rulesets as s on s.ruleset = c.ruleset and s.superseded_run_id is null
join core.articles as a on a.version_id = c.version_id and a.superseded_run_id is null
join core.readings as r on r.version_id = c.version_id and r.ruleset = c.ruleset
join core.origins as o on o.version_id = c.version_id
left join core.attributions as t
    on t.source_text = coalesce(c.shown_source_text, '') and t.publisher = o.publisher
where not c.is_quarantined
order by c.version_id, c.n;

comment on view main.claims is 'Claims that stand: one row for one number of people harmed, stated in one place of one current article version.';
comment on column main.claims.claim_id is 'Key. Hash of version, ruleset and all literal fields: nothing read differently has the same id.';
comment on column main.claims.claim_key is 'Hash of article, sentence, number, outcome and group: survives a moved comma and a new ruleset.';
comment on column main.claims.version_id is 'The article version that states it.';
comment on column main.claims.article_id is 'The article that states it.';
comment on column main.claims.origin_id is 'article_id of the earliest published among the copies of the text: claims of one origin are one witness.';
comment on column main.claims.source_id is 'The source that brought the article.';
comment on column main.claims.publisher is 'The outlet that published the article.';
comment on column main.claims.url is 'Address of the article, with [name] for the names of victims; null for a file of a folder.';
comment on column main.claims.title is 'Headline of the article, names of victims masked.';
comment on column main.claims.published_on is 'Day on which the article was published; null if unknown.';
comment on column main.claims.language is 'Language of the article.';
comment on column main.claims.ruleset is 'Hash of the rules that read it: one value in the whole table.';
comment on column main.claims.run_id is 'The run in which it came.';
comment on column main.claims.quote is 'The sentence that states it, names of victims masked as [name].';
comment on column main.claims.quote_sha256 is 'SHA-256 of the sentence as it stands in the text, unmasked.';
comment on column main.claims.n is 'Number of the claim within its article, from 1, in order of start.';
comment on column main.claims."start" is 'Where the number begins in the text, in code points.';
comment on column main.claims."end" is 'Where the number ends in the text, in code points, exclusive.';
comment on column main.claims.number_text is 'The number as written, without its hedge; [name] where a name stands for a person.';
comment on column main.claims.quote_start is 'Where the sentence begins in the text, in code points.';
comment on column main.claims.quote_end is 'Where the sentence ends in the text, in code points, exclusive.';
comment on column main.claims.implicit is 'Whether a noun phrase or a name stands for somebody, without a number word.';
comment on column main.claims.names_person is 'Whether the number is the name of a person.';
comment on column main.claims.outcome is 'What happened to them: killed, wounded, casualties, missing, abducted, detained, displaced, in_need, affected_other.';
comment on column main.claims."group" is 'Whom the words count: people, civilians, children, … the one value that the words give.';
comment on column main.claims.group_text is 'Whom the words count, as written, names masked; null if nothing is said.';
comment on column main.claims.unit is 'What is counted: persons, families or bodies.';
comment on column main.claims.kind is 'incident, period or cumulative.';
comment on column main.claims.qualifier is 'How the number is hedged: exact, at_least, more_than, at_most, less_than, about, range, vague.';
comment on column main.claims.modality is 'stated, alleged, feared, denied or planned_or_hypothetical.';
comment on column main.claims.value is 'The number as written; null for a vague word.';
comment on column main.claims.value_to is 'The upper number of a range as written; null otherwise.';
comment on column main.claims.low is 'The least that the words allow; null = open.';
comment on column main.claims.high is 'The most that the words allow; null = open.';
comment on column main.claims.part_of_id is 'claim_id of the claim of the same article of which this one counts a part.';
comment on column main.claims.apart_from_ids is 'claim_ids of claims that the same statement sets apart: items of a list, "another", "N others".';
comment on column main.claims.restates_id is 'claim_id of the claim of the same article that tells of the same people.';
comment on column main.claims.revises_id is 'claim_id of the claim of the same article that this one replaces.';
comment on column main.claims.event is '1 is the main event of the article, 2, 3, … others, 0 background of no single event.';
comment on column main.claims.scope is 'event, or whole where both a start and an area are said.';
comment on column main.claims.closed is 'Whether the words close the top: "at most", "final toll", "all 44 aboard".';
comment on column main.claims.found is 'Whether bodies were found or identified, or people died of wounds: when they died is unknown.';
comment on column main.claims.window_text is 'The words that say when, as written.';
comment on column main.claims.window_start is 'First day of the window that the words give; null = none.';
comment on column main.claims.window_end is 'Last day of the window that the words give, inclusive; null = none.';
comment on column main.claims.window_precision is '1 a day, 2 some days, 3 a week or so, 4 a month or so, 5 a year or more.';
comment on column main.claims.window_rule is 'The rule that made the window.';
comment on column main.claims.said_on is 'The day of the statement; null if not said.';
comment on column main.claims.place_text is 'The place as written.';
comment on column main.claims.source_text is 'Who states the figure, as written, names of victims masked; null if nobody is named. Never the outlet.';
comment on column main.claims.voice_id is 'Who states the figure, resolved: key of voices. Unattributed figures have the outlet of the origin.';
comment on column main.claims.cause_text is 'By what, as written: air strike, shelling, mine …';
comment on column main.claims.actor_text is 'By whom, as written.';
comment on column main.claims.rule_id is 'The rule that made the claim.';
comment on column main.claims.flags is 'Names of the expectations that warn about the claim, in order; and part_of_refused and the like where the claim it points to is in quarantine.';
