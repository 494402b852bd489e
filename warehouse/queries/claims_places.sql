-- places as claims name them; grain: one text
select distinct place_text from main.claims where place_text is not null order by place_text;
