-- what the figures were last made of; grain: one outcome
select outcome, inputs_sha256, figures_sha256 from core.totalled order by outcome;
