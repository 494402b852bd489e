-- every figure published
from main.figures order by figure_id;
