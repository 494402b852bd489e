-- the rules that read the claims published; grain: one ruleset
select distinct ruleset from main.claims order by ruleset
