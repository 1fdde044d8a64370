-- Going through all objects of a vendor, page by page: page_cursor is where the page begins that is next. It goes on, and the counts with it,
-- in one transaction with the promise of the next page.
CREATE TABLE backfills (
    backfill_id TEXT NOT NULL PRIMARY KEY,
    vendor      TEXT NOT NULL,
    object_type TEXT NOT NULL,
    since       TEXT NULL,
    page        INTEGER NOT NULL,
    page_cursor TEXT NULL,
    seen        INTEGER NOT NULL,
    events      INTEGER NOT NULL,
    started_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL,
    finished_at TEXT NULL
);
-- One of a kind at a time.
CREATE UNIQUE INDEX ux_backfills_running ON backfills (vendor, object_type) WHERE finished_at IS NULL;
CREATE INDEX ix_backfills_started ON backfills (started_at, backfill_id);
