-- core: what people decided about rows in quarantine, and in which run a row left it.

-- grain: one decision about one expectation that one row failed; of several the last (verdict_number) holds.
-- row_key is the claim_key of a claim (so that a new reading of the same sentence keeps the decision) and the
-- version_id of an article. settled_run_id is the run that judged the row again; null until one did.
create table core.verdicts (
    verdict_number bigint not null,
    row_kind varchar not null,
    row_key varchar not null,
    version_id varchar not null,
    suite varchar not null,
    expectation varchar not null,
    verdict varchar not null,
    reason varchar not null,
    shown_reason varchar not null,
    given_by varchar,
    given_at varchar not null,
    settled_run_id varchar
);

-- the run in which the row was judged again and let out; null as long as it lies there
alter table core.quarantine add column released_run_id varchar;
