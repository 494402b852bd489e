-- every article published
from main.articles order by version_id;
