-- A question what other rules would have made of the leads of some time, with its progress and its answer.
CREATE TABLE what_if_runs (
    run_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    status      nvarchar(20) NOT NULL,
    from_at     datetimeoffset(7) NOT NULL,
    until_at    datetimeoffset(7) NOT NULL,
    rules       nvarchar(max) NOT NULL,
    created_at  datetimeoffset(7) NOT NULL,
    finished_at datetimeoffset(7) NULL,
    processed   int NOT NULL DEFAULT 0,
    total       int NOT NULL DEFAULT 0,
    reason      nvarchar(max) NULL,
    result      nvarchar(max) NULL
);

-- Serves what asks how a contact's deals ended.
CREATE INDEX ix_deals_contact ON deals (primary_contact_id) WHERE primary_contact_id IS NOT NULL;
