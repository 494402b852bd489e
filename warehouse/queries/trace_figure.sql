-- one figure
from main.figures where figure_id = $figure_id;
