-- core: an article that went back to a text it had before.

-- grain: one return of one version; key (version_id, arrival); arrival counts on from those of core.articles
create table core.returns (
    version_id varchar not null,
    run_id varchar not null,
    arrival bigint not null
);
