-- rows in which the table certificates and the certificates of the figures differ; grain: one claim in one role
with told as (
    with roles as (
        select figure_id, unnest(['low', 'high', 'best', 'set_aside']) as role, certificate
        from main.figures
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
),
differing as (
    (from told except from main.certificates)
    union
    (from main.certificates except from told)
)
select distinct figure_id, role, place_in_role from differing order by all;
