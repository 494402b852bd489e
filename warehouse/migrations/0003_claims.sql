-- core: claims as read, which versions were read by which rules, what was refused, and whose voice it is.

-- grain: one claim of one version read by one ruleset; key claim_id. Quotes and names are unmasked here;
-- the columns shown_* are what main may show.
create table core.claims (
    claim_id varchar primary key,
    claim_key varchar not null,
    version_id varchar not null,
    article_id varchar not null,
    ruleset varchar not null,
    run_id varchar not null,
    quote varchar not null,
    quote_sha256 varchar not null,
    n integer not null,
    "start" integer not null,
    "end" integer not null,
    number_text varchar not null,
    quote_start integer not null,
    quote_end integer not null,
    implicit boolean not null,
    names_person boolean not null,
    outcome varchar not null,
    "group" varchar not null,
    group_text varchar,
    unit varchar not null,
    kind varchar not null,
    qualifier varchar not null,
    modality varchar not null,
    value bigint,
    value_to bigint,
    low bigint,
    high bigint,
    part_of integer,
    apart_from integer[] not null,
    restates integer,
    revises integer,
    event integer not null,
    scope varchar not null,
    closed boolean not null,
    found boolean not null,
    window_text varchar,
    window_start date,
    window_end date,
    window_precision integer,
    window_rule varchar,
    said_on date,
    place_text varchar,
    source_text varchar,
    cause_text varchar,
    actor_text varchar,
    rule_id varchar not null,
    part_of_id varchar,
    apart_from_ids varchar[] not null,
    restates_id varchar,
    revises_id varchar,
    shown_quote varchar not null,
    shown_number_text varchar not null,
    shown_group_text varchar,
    shown_source_text varchar,
    shown_cause_text varchar,
    shown_actor_text varchar,
    flags varchar[] not null,
    is_quarantined boolean not null
);

-- grain: one version read by one ruleset; key (version_id, ruleset)
create table core.readings (
    version_id varchar not null,
    ruleset varchar not null,
    run_id varchar not null,
    claims integer not null,
    shown_title varchar,
    is_quarantined boolean not null,
    flags varchar[] not null,
    primary key (version_id, ruleset)
);

-- grain: one span of runs in which a ruleset was the one in use; open = superseded_run_id is null
create table core.rulesets (
    ruleset varchar not null,
    run_id varchar not null,
    superseded_run_id varchar
);

-- grain: one expectation that one row failed; errors only (warnings are flags of the row)
create table core.quarantine (
    row_kind varchar not null,
    row_id varchar not null,
    version_id varchar not null,
    ruleset varchar not null,
    suite varchar not null,
    expectation varchar not null,
    severity varchar not null,
    reason varchar not null,
    evidence varchar,
    shown_reason varchar not null,
    shown_evidence varchar,
    run_id varchar not null
);

-- grain: one expectation over one batch of one run
create table core.validations (
    run_id varchar not null,
    suite varchar not null,
    expectation varchar not null,
    severity varchar not null,
    checked bigint not null,
    failed bigint not null
);

-- grain: one speaker as shown, as quoted by one publisher; key (source_text, publisher); '' = unattributed
create table core.attributions (
    source_text varchar not null,
    publisher varchar not null,
    voice_id varchar not null,
    voices_sha256 varchar not null
);

-- grain: one voice of the table in use; key voice_id
create table core.voices (
    voice_id varchar primary key,
    name varchar,
    kind varchar,
    party_to varchar
);

-- grain: one verdict of a reviewer on one claim_key; the latest run wins
create table core.corrections (
    claim_key varchar not null,
    field varchar not null,
    was varchar,
    becomes varchar,
    reason varchar not null,
    run_id varchar not null
);
