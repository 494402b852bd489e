-- how much is set aside; grain: one kind of row and outcome (null for articles)
select row_kind, outcome, set_aside from main.set_aside order by row_kind, outcome;
