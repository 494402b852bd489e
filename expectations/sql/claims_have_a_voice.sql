-- Every claim that stands has a voice; grain: one without.
-- severity: warning
-- reason: figures of one voice are reconciled before they are added; without a voice they are not
-- date: 2026-11-22
-- checked: main.claims
select
    'claim' as row_kind,
    m.claim_id as row_id,
    m.version_id,
    'nobody states it: voice_id is null' as reason,
    m.quote as evidence
from main.claims as m
where m.version_id in (from asked_versions)
    and m.voice_id is null
