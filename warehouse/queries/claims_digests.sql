-- one hash over the claims of each outcome, whatever their order, with what is known of their voices; run_id left out
-- grain: one outcome
select outcome, sha256(string_agg(row_sha256, '' order by row_sha256)) as digest
from (
    select outcome, sha256(to_json(t)::varchar) as row_sha256
    from (
        select c.* exclude (run_id), v.name as voice_name, v.kind as voice_kind, v.party_to
        from main.claims as c
        left join main.voices as v using (voice_id)
    ) as t
)
group by outcome
order by outcome;
