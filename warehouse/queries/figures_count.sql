-- how many figures stand
select count(*) from core.figures;
