-- one article
from main.articles where version_id = $version_id;
