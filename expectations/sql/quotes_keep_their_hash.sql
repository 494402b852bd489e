-- The hash beside a masked quote is that of the quote as it stands; grain: one claim where it is not.
-- severity: error
-- reason: the hash proves the unmasked words to whoever holds the article
-- date: 2026-11-22
-- checked: main.claims
select
    'claim' as row_kind,
    m.claim_id as row_id,
    m.version_id,
    'quote_sha256 is not the hash of its quote' as reason,
    m.quote as evidence
from main.claims as m
join core.claims as c on c.claim_id = m.claim_id
where m.version_id in (from asked_versions)
    and m.quote_sha256 != sha256(c.quote)
