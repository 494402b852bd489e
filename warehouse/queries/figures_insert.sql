-- figures that were answered anew
insert into core.figures by name select * from incoming order by figure_id;
