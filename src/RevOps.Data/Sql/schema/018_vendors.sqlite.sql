-- What came to the doors of vendors, by day: accepted, or why not. Counts only; nothing of what was sent.
CREATE TABLE vendor_counts (
    vendor  TEXT NOT NULL,
    day     TEXT NOT NULL,
    outcome TEXT NOT NULL,
    times   INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (vendor, day, outcome)
);

-- A service order, a repair or a contract as it stands, by its system's id.
CREATE TABLE service_events (
    service_event_id TEXT NOT NULL PRIMARY KEY,
    system           TEXT NOT NULL,
    kind             TEXT NOT NULL,
    external_id      TEXT NOT NULL,
    status           TEXT NOT NULL,
    is_open          INTEGER NOT NULL,
    contact_id       TEXT NULL REFERENCES contacts (contact_id),
    company_id       TEXT NULL REFERENCES companies (company_id),
    asset            TEXT NULL,
    opened_at        TEXT NULL,
    closed_at        TEXT NULL,
    ends_at          TEXT NULL,
    value            NUMERIC NULL,
    currency         TEXT NULL,
    updated_at       TEXT NOT NULL,
    event_id         TEXT NOT NULL
);
-- Serve the score: what is open of a contact, and of a company.
CREATE INDEX ix_service_events_contact ON service_events (contact_id, kind) WHERE contact_id IS NOT NULL;
CREATE INDEX ix_service_events_company ON service_events (company_id, kind) WHERE company_id IS NOT NULL;

-- Changes of stock, as they were told.
CREATE TABLE inventory_events (
    inventory_event_id TEXT NOT NULL PRIMARY KEY,
    system             TEXT NOT NULL,
    change_type        TEXT NOT NULL,
    item               TEXT NOT NULL,
    location           TEXT NULL,
    quantity           NUMERIC NULL,
    on_hand            NUMERIC NULL,
    occurred_at        TEXT NOT NULL,
    event_id           TEXT NOT NULL
);
CREATE INDEX ix_inventory_events_item ON inventory_events (item, occurred_at);
