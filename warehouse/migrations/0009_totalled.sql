-- what the figures of each outcome were last made of, so that a night answers nothing that it did not touch

-- grain: one outcome that has had claims or figures; key outcome
create table core.totalled (
    outcome varchar primary key,
    inputs_sha256 varchar not null,
    figures_sha256 varchar not null
);
