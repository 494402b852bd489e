-- what each figure was made of; grain: one figure
select figure_id, inputs_sha256 from core.figures order by figure_id;
