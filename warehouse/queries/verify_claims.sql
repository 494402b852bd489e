-- every claim published
from main.claims order by version_id, n;
