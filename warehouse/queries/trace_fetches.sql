-- where one article came from; grain: one address
from main.fetches where version_id = $version_id order by fetched_at, source_id, url, path;
