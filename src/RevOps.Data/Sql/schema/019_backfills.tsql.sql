-- Going through all objects of a vendor, page by page: page_cursor is where the page begins that is next. It goes on, and the counts with it,
-- in one transaction with the promise of the next page.
CREATE TABLE backfills (
    backfill_id varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    vendor      varchar(40) NOT NULL,
    object_type varchar(100) NOT NULL,
    since       datetimeoffset(7) NULL,
    page        int NOT NULL,
    page_cursor nvarchar(2000) NULL,
    seen        bigint NOT NULL,
    events      bigint NOT NULL,
    started_at  datetimeoffset(7) NOT NULL,
    updated_at  datetimeoffset(7) NOT NULL,
    finished_at datetimeoffset(7) NULL
);
-- One of a kind at a time.
CREATE UNIQUE INDEX ux_backfills_running ON backfills (vendor, object_type) WHERE finished_at IS NULL;
CREATE INDEX ix_backfills_started ON backfills (started_at, backfill_id);
