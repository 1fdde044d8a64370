-- What the sender said of a file: its kind, its source, how it is to be read. JSON.
ALTER TABLE import_batches ADD COLUMN terms TEXT NULL;
-- A rehearsal: every row is tried, nothing is kept of it.
ALTER TABLE import_batches ADD COLUMN is_dry_run INTEGER NOT NULL DEFAULT 0;
-- The file that a figure came with: rows of one file about one campaign and day add up, those of another file replace them.
ALTER TABLE campaign_spend ADD COLUMN import_id TEXT NULL;

-- Which header fills which field, kept under a name for files that come again. JSON.
CREATE TABLE import_mappings (
    name       TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    fields     TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
