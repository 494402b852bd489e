-- every claim as read
from core.claims order by claim_id;
