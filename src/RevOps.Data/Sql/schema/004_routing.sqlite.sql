-- Who takes leads, under which limits, and whose turn it is.
ALTER TABLE owners ADD COLUMN source TEXT NOT NULL DEFAULT 'api';
ALTER TABLE owners ADD COLUMN skills TEXT NULL;
ALTER TABLE owners ADD COLUMN languages TEXT NULL;
ALTER TABLE owners ADD COLUMN daily_cap INTEGER NULL;
ALTER TABLE owners ADD COLUMN open_cap INTEGER NULL;
ALTER TABLE owners ADD COLUMN time_zone TEXT NULL;
ALTER TABLE owners ADD COLUMN out_of_office TEXT NULL;
-- The owner's local date (yyyy-MM-dd) of the latest assignment and how many leads it has: the daily cap needs no search.
ALTER TABLE owners ADD COLUMN last_day TEXT NULL;
ALTER TABLE owners ADD COLUMN last_day_leads INTEGER NOT NULL DEFAULT 0;

CREATE TABLE rotations (
    rotation TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES owners (owner_id),
    credit   INTEGER NOT NULL,
    assigned INTEGER NOT NULL,
    last_at  TEXT NULL,
    PRIMARY KEY (rotation, owner_id)
);

-- One row, which a transaction locks before it looks whose turn it is.
CREATE TABLE routing_lock (
    name TEXT NOT NULL PRIMARY KEY
);
INSERT INTO routing_lock (name) VALUES ('routing');

-- Serves the count of an owner's open leads; closed ones leave the index.
CREATE INDEX ix_leads_working ON leads (owner_id, lifecycle_stage) WHERE status = 'working';
