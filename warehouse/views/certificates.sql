-- the claims on which each figure rests; grain: one claim in one role in one figure; key figure_id, role, place_in_role
create view main.certificates as
with roles as (
    select figure_id, unnest(['low', 'high', 'best', 'set_aside']) as role, certificate
    from core.figures
),
entries as (
    select figure_id, role, unnest((certificate -> role)::json[]) as entry,
        unnest(range(json_array_length(certificate -> role)::bigint)) + 1 as place_in_role
    from roles
    where json_type(certificate -> role) = 'ARRAY'
)
select
    figure_id,
    role,
    place_in_role,
    entry ->> 'claim_id' as claim_id,
    try_cast(entry ->> 'counted' as bigint) as counted,
    coalesce(entry ->> 'why', entry ->> 'apart_by') as reason
from entries
order by figure_id, role, place_in_role;

comment on view main.certificates is 'The claims on which each figure rests, and those set aside: one row for one claim in one role.';
comment on column main.certificates.figure_id is 'The figure.';
comment on column main.certificates.role is 'low, high, best or set_aside: what the claim does in the figure.';
comment on column main.certificates.place_in_role is '1, 2, 3 … within the role.';
comment on column main.certificates.claim_id is 'The claim.';
comment on column main.certificates.counted is 'The number that the claim adds; null where it adds none.';
comment on column main.certificates.reason is 'Why it adds to the others (by what it is apart from them), or why it is set aside.';
