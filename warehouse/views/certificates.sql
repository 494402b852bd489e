-- the claims on which each figure rests; grain: one claim in one role in one figure; key figure_id, role, place_in_role
create view main.certificates as
with told as (
    select
        figure_id,
        role,
        from_json(
            json_extract(certificate, '$.' || role),
            '[{"claim_id": "VARCHAR", "counted": "BIGINT", "apart_by": "VARCHAR", "why": "VARCHAR",
               "grade": "VARCHAR", "origins": "BIGINT"}]'
        ) as entries
    from (values ('low'), ('high'), ('best'), ('set_aside')) as roles (role)
    cross join core.figures
),
entries as (
    select figure_id, role, generate_subscripts(entries, 1) as place_in_role, unnest(entries) as entry
    from told
)
select
    figure_id,
    role,
    place_in_role,
    entry.claim_id,
    entry.counted,
    entry.grade,
    entry.origins,
    coalesce(entry.why, entry.apart_by) as reason
from entries
order by figure_id, role, place_in_role;

comment on view main.certificates is 'The claims on which each figure rests, and those set aside: one row for one claim in one role.';
comment on column main.certificates.figure_id is 'The figure.';
comment on column main.certificates.role is 'low, high, best or set_aside: what the claim does in the figure.';
comment on column main.certificates.place_in_role is '1, 2, 3 … within the role.';
comment on column main.certificates.claim_id is 'The claim.';
comment on column main.certificates.counted is 'The number that the claim adds; null where it adds none.';
comment on column main.certificates.grade is 'How well the event is attested, in the role low: contested, party only, single source, several independent origins.';
comment on column main.certificates.origins is 'Number of independent origins of the event (different voices in different origins), in the role low.';
comment on column main.certificates.reason is 'Why it adds to the others (by what it is apart from them), or why it is set aside.';
