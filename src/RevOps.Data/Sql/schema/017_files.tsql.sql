-- What the sender said of a file: its kind, its source, how it is to be read. JSON.
ALTER TABLE import_batches ADD terms nvarchar(max) NULL;
-- A rehearsal: every row is tried, nothing is kept of it.
ALTER TABLE import_batches ADD is_dry_run bit NOT NULL DEFAULT 0;
-- The file that a figure came with: rows of one file about one campaign and day add up, those of another file replace them.
ALTER TABLE campaign_spend ADD import_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;

-- Which header fills which field, kept under a name for files that come again. JSON.
CREATE TABLE import_mappings (
    name       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind       nvarchar(20) NOT NULL,
    fields     nvarchar(max) NOT NULL,
    updated_at datetimeoffset(7) NOT NULL
);
