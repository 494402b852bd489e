-- the claims that stand, for the totals
from main.claims order by version_id, n;
