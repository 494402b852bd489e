-- forget figures of these outcomes that nobody asks for any more, and those that are answered anew
delete from core.figures
where
    outcome in (select unnest($outcomes::varchar[]))
    and (
        figure_id not in (select unnest($wanted::varchar[]))
        or figure_id in (select unnest($fresh::varchar[]))
    );
