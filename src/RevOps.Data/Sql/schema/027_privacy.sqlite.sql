-- People whose data was erased, so that nothing brings them back: their keys as hashes, and what is still to be searched for elsewhere.
ALTER TABLE contacts ADD COLUMN erased_at TEXT NULL;
CREATE TABLE erasures (
    erasure_id   TEXT NOT NULL PRIMARY KEY,
    contact_id   TEXT NOT NULL REFERENCES contacts (contact_id),
    contact_ids  TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    reason       TEXT NULL,
    needles      TEXT NULL,
    instances    TEXT NULL,
    imports      TEXT NULL,
    removed      TEXT NULL,
    finished_at  TEXT NULL,
    lifted_at    TEXT NULL,
    lifted_by    TEXT NULL
);
CREATE INDEX ix_erasures_contact ON erasures (contact_id);
CREATE INDEX ix_erasures_requested ON erasures (requested_at, erasure_id);
CREATE TABLE erased_keys (
    key_hash   TEXT NOT NULL PRIMARY KEY,
    erasure_id TEXT NOT NULL REFERENCES erasures (erasure_id)
);
CREATE INDEX ix_erased_keys_erasure ON erased_keys (erasure_id);

-- Every change that a person or a key asked for: who, what, when, and how it ended. Bodies are not kept: they hold personal data.
CREATE TABLE audit_log (
    audit_id TEXT NOT NULL PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    method   TEXT NOT NULL,
    status   INTEGER NULL,
    trace_id TEXT NULL
);
CREATE INDEX ix_audit_log_at ON audit_log (at, audit_id);
CREATE INDEX ix_audit_log_subject ON audit_log (subject, at);

-- Serves the erasure's search for events that belong to nobody.
CREATE INDEX ix_events_contact ON events (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ix_events_duplicate ON events (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX ix_events_deal ON events (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX ix_import_rows_lead ON import_rows (lead_id) WHERE lead_id IS NOT NULL;
