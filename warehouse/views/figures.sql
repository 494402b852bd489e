-- answers to the standing questions; grain: one question; key figure_id
create view main.figures as
select
    figure_id,
    outcome,
    "group",
    place,
    place_id,
    period,
    date_from,
    date_to,
    codebook,
    low,
    best,
    high,
    reported_low,
    reported_high,
    coded_low,
    coded_high,
    disputed,
    origins,
    json_extract_string(answer, '$.grade') as grade,
    why_open,
    certificate,
    answer
from core.figures
order by outcome, "group", place nulls first, period, date_from nulls first, codebook;

comment on view main.figures is 'Answers to the standing questions: each outcome, group and place that has claims, over the whole record and by month. If these claims are true.';
comment on column main.figures.figure_id is 'Key. Hash of the question.';
comment on column main.figures.outcome is 'The outcome asked for.';
comment on column main.figures."group" is 'The group asked for.';
comment on column main.figures.place is 'The place asked for, places inside it included; null = anywhere.';
comment on column main.figures.place_id is 'The place asked for, as a key of places; null = anywhere.';
comment on column main.figures.period is 'whole (no limit in time) or month.';
comment on column main.figures.date_from is 'First day asked for; null = no limit.';
comment on column main.figures.date_to is 'Last day asked for, inclusive; null = no limit.';
comment on column main.figures.codebook is 'The codebook that turns words such as "dozens" into numbers; it never changes low and high.';
comment on column main.figures.low is 'The least number of people harmed that the claims prove.';
comment on column main.figures.best is 'The number that the rule of the codebook gives; null where it gives none. Not clamped into the bounds.';
comment on column main.figures.high is 'The most that the claims allow; null = open: no words close the top.';
comment on column main.figures.reported_low is 'The least that a counted voice reports for the whole question.';
comment on column main.figures.reported_high is 'The most that a counted voice reports for the whole question.';
comment on column main.figures.coded_low is 'Low with words turned into numbers by the codebook.';
comment on column main.figures.coded_high is 'High with words turned into numbers by the codebook; null = open.';
comment on column main.figures.disputed is 'Whether voices contradict one another here: low then takes the smaller side.';
comment on column main.figures.origins is 'Number of different origins (copies counted once) among the claims that count.';
comment on column main.figures.grade is 'How well it is attested, the weakest of its events: contested, party only, single source, several independent origins and how many; none where nothing is proved.';
comment on column main.figures.why_open is 'Why high is open; null where it is closed.';
comment on column main.figures.certificate is 'The claims that prove low, high, best and the split, every side of each dispute, and what was set aside with the reason, JSON.';
comment on column main.figures.answer is 'The whole answer, JSON: question, bounds, certificate, voices, split, grade, series, stages.';
