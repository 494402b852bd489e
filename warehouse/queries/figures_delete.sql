-- forget figures that nobody asks for any more and those that are answered anew
delete from core.figures
where
    figure_id not in (select unnest($wanted::varchar[]))
    or figure_id in (select unnest($fresh::varchar[]));
