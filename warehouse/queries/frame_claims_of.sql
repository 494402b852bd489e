-- the claims that stand of some outcomes, for the totals
from main.claims where outcome in (select unnest($outcomes::varchar[])) order by version_id, n;
