-- Each lead submission as its connector understood it, before normalization, with what normalization made of it: explains a lead
-- event by event, and is what a what-if replays under other rules.
CREATE TABLE submissions (
    submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    event_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    lead_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    contact_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    connector     nvarchar(100) NOT NULL,
    submitted_at  datetimeoffset(7) NOT NULL,
    received_at   datetimeoffset(7) NOT NULL,
    is_import     bit NOT NULL DEFAULT 0,
    payload       nvarchar(max) NOT NULL,
    steps         nvarchar(max) NOT NULL,
    rule_version  nvarchar(20) NOT NULL
);
CREATE INDEX ix_submissions_lead ON submissions (lead_id, received_at);
-- Serves replays and reports over a time range.
CREATE INDEX ix_submissions_received ON submissions (received_at, submission_id);

ALTER TABLE contacts ADD region nvarchar(200) NULL;
ALTER TABLE contacts ADD postal_code nvarchar(50) NULL;
ALTER TABLE contacts ADD phone_type nvarchar(30) NULL;
ALTER TABLE contacts ADD phone_extension nvarchar(20) NULL;
