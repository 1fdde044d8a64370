-- What came to the doors of vendors, by day: accepted, or why not. Counts only; nothing of what was sent.
CREATE TABLE vendor_counts (
    vendor  varchar(40) NOT NULL,
    day     date NOT NULL,
    outcome varchar(40) NOT NULL,
    times   bigint NOT NULL,
    last_at datetimeoffset(7) NOT NULL,
    PRIMARY KEY (vendor, day, outcome)
);

-- A service order, a repair or a contract as it stands, by its system's id.
CREATE TABLE service_events (
    service_event_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    system           nvarchar(200) NOT NULL,
    kind             nvarchar(100) NOT NULL,
    external_id      nvarchar(100) NOT NULL,
    status           nvarchar(200) NOT NULL,
    is_open          bit NOT NULL,
    contact_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id),
    company_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES companies (company_id),
    asset            nvarchar(200) NULL,
    opened_at        datetimeoffset(7) NULL,
    closed_at        datetimeoffset(7) NULL,
    ends_at          datetimeoffset(7) NULL,
    value            decimal(19, 4) NULL,
    currency         char(3) NULL,
    updated_at       datetimeoffset(7) NOT NULL,
    event_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
-- Serve the score: what is open of a contact, and of a company.
CREATE INDEX ix_service_events_contact ON service_events (contact_id, kind) WHERE contact_id IS NOT NULL;
CREATE INDEX ix_service_events_company ON service_events (company_id, kind) WHERE company_id IS NOT NULL;

-- Changes of stock, as they were told.
CREATE TABLE inventory_events (
    inventory_event_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    system             nvarchar(200) NOT NULL,
    change_type        nvarchar(200) NOT NULL,
    item               nvarchar(200) NOT NULL,
    location           nvarchar(200) NULL,
    quantity           decimal(19, 4) NULL,
    on_hand            decimal(19, 4) NULL,
    occurred_at        datetimeoffset(7) NOT NULL,
    event_id           nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_inventory_events_item ON inventory_events (item, occurred_at);
