-- one claim
from main.claims where claim_id = $claim_id;
