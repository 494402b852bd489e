-- rows in which the table certificates and the certificates of the figures differ; grain: one claim in one role
-- told: what the view of certificates makes of main.figures
with told as (
    {told}
),
differing as (
    (from told except from main.certificates)
    union
    (from main.certificates except from told)
)
select distinct figure_id, role, place_in_role from differing order by all;
