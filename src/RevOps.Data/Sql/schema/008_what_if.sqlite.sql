-- A question what other rules would have made of the leads of some time, with its progress and its answer.
CREATE TABLE what_if_runs (
    run_id      TEXT NOT NULL PRIMARY KEY,
    status      TEXT NOT NULL,
    from_at     TEXT NOT NULL,
    until_at    TEXT NOT NULL,
    rules       TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    finished_at TEXT NULL,
    processed   INTEGER NOT NULL DEFAULT 0,
    total       INTEGER NOT NULL DEFAULT 0,
    reason      TEXT NULL,
    result      TEXT NULL
);

-- Serves what asks how a contact's deals ended.
CREATE INDEX ix_deals_contact ON deals (primary_contact_id) WHERE primary_contact_id IS NOT NULL;
