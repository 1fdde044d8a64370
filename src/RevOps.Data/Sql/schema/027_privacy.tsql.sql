-- People whose data was erased, so that nothing brings them back: their keys as hashes, and what is still to be searched for elsewhere.
ALTER TABLE contacts ADD erased_at datetimeoffset(7) NULL;
CREATE TABLE erasures (
    erasure_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    contact_ids  nvarchar(max) NOT NULL,
    requested_at datetimeoffset(7) NOT NULL,
    requested_by nvarchar(200) NOT NULL,
    reason       nvarchar(1000) NULL,
    needles      nvarchar(max) NULL,
    instances    nvarchar(max) NULL,
    imports      nvarchar(max) NULL,
    removed      nvarchar(max) NULL,
    finished_at  datetimeoffset(7) NULL,
    lifted_at    datetimeoffset(7) NULL,
    lifted_by    nvarchar(200) NULL
);
CREATE INDEX ix_erasures_contact ON erasures (contact_id);
CREATE INDEX ix_erasures_requested ON erasures (requested_at, erasure_id);
CREATE TABLE erased_keys (
    key_hash   varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    erasure_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES erasures (erasure_id)
);
CREATE INDEX ix_erased_keys_erasure ON erased_keys (erasure_id);

-- Every change that a person or a key asked for: who, what, when, and how it ended. Bodies are not kept: they hold personal data.
CREATE TABLE audit_log (
    audit_id varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    at       datetimeoffset(7) NOT NULL,
    actor    nvarchar(200) NOT NULL,
    action   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    subject  nvarchar(400) NOT NULL,
    method   varchar(10) NOT NULL,
    status   int NULL,
    trace_id varchar(64) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX ix_audit_log_at ON audit_log (at, audit_id);
CREATE INDEX ix_audit_log_subject ON audit_log (subject, at);

-- Serves the erasure's search for events that belong to nobody.
CREATE INDEX ix_events_contact ON events (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ix_events_duplicate ON events (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX ix_events_deal ON events (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX ix_import_rows_lead ON import_rows (lead_id) WHERE lead_id IS NOT NULL;
