-- rows of one relation that another of the same columns has not, or not so often; grain: one row
from {one} except all from {other}
order by all
