-- core: answers to the standing questions, rebuilt from facts.

-- grain: one standing question; key figure_id = hash of the question
create table core.figures (
    figure_id varchar primary key,
    outcome varchar not null,
    "group" varchar not null,
    place varchar,
    place_id varchar,
    date_from date,
    date_to date,
    codebook varchar not null,
    period varchar not null,
    low bigint,
    best bigint,
    high bigint,
    reported_low bigint,
    reported_high bigint,
    coded_low bigint,
    coded_high bigint,
    disputed boolean not null,
    origins integer not null,
    why_open varchar,
    certificate varchar not null,
    answer varchar not null,
    inputs_sha256 varchar not null
);

-- grain: one place that claims name, or that contains one, or that places.csv lists; key place_id
create table core.places (
    place_id varchar primary key,
    kind varchar not null,
    parent_id varchar not null,
    country varchar not null,
    name varchar not null,
    latitude double not null,
    longitude double not null,
    people bigint not null,
    p_code varchar not null,
    is_listed boolean not null,
    is_exhaustive boolean not null
);
