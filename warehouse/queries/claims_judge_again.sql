-- claims whose quarantine was judged again: links, flags and whether they stand; what was read stays as it is
update core.claims as c
set
    part_of_id = i.part_of_id,
    apart_from_ids = i.apart_from_ids,
    restates_id = i.restates_id,
    revises_id = i.revises_id,
    flags = i.flags,
    is_quarantined = i.is_quarantined
from incoming as i
where c.claim_id = i.claim_id;
