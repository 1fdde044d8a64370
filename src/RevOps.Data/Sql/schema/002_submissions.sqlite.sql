-- Each lead submission as its connector understood it, before normalization, with what normalization made of it: explains a lead
-- event by event, and is what a what-if replays under other rules.
CREATE TABLE submissions (
    submission_id TEXT NOT NULL PRIMARY KEY,
    event_id      TEXT NOT NULL,
    lead_id       TEXT NOT NULL REFERENCES leads (lead_id),
    contact_id    TEXT NOT NULL REFERENCES contacts (contact_id),
    connector     TEXT NOT NULL,
    submitted_at  TEXT NOT NULL,
    received_at   TEXT NOT NULL,
    is_import     INTEGER NOT NULL DEFAULT 0,
    payload       TEXT NOT NULL,
    steps         TEXT NOT NULL,
    rule_version  TEXT NOT NULL
);
CREATE INDEX ix_submissions_lead ON submissions (lead_id, received_at);
-- Serves replays and reports over a time range.
CREATE INDEX ix_submissions_received ON submissions (received_at, submission_id);

ALTER TABLE contacts ADD COLUMN region TEXT NULL;
ALTER TABLE contacts ADD COLUMN postal_code TEXT NULL;
ALTER TABLE contacts ADD COLUMN phone_type TEXT NULL;
ALTER TABLE contacts ADD COLUMN phone_extension TEXT NULL;
