-- Who takes leads, under which limits, and whose turn it is.
ALTER TABLE owners ADD source nvarchar(20) NOT NULL DEFAULT 'api';
ALTER TABLE owners ADD skills nvarchar(max) NULL;
ALTER TABLE owners ADD languages nvarchar(max) NULL;
ALTER TABLE owners ADD daily_cap int NULL;
ALTER TABLE owners ADD open_cap int NULL;
ALTER TABLE owners ADD time_zone nvarchar(100) NULL;
ALTER TABLE owners ADD out_of_office nvarchar(max) NULL;
-- The owner's local date (yyyy-MM-dd) of the latest assignment and how many leads it has: the daily cap needs no search.
ALTER TABLE owners ADD last_day nvarchar(10) NULL;
ALTER TABLE owners ADD last_day_leads int NOT NULL DEFAULT 0;

CREATE TABLE rotations (
    rotation nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES owners (owner_id),
    credit   bigint NOT NULL,
    assigned bigint NOT NULL,
    last_at  datetimeoffset(7) NULL,
    PRIMARY KEY (rotation, owner_id)
);

-- One row, which a transaction locks before it looks whose turn it is.
CREATE TABLE routing_lock (
    name nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO routing_lock (name) VALUES ('routing');

-- Serves the count of an owner's open leads; closed ones leave the index.
CREATE INDEX ix_leads_working ON leads (owner_id, lifecycle_stage) WHERE status = 'working';
