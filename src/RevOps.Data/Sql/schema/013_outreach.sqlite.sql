-- Whom we must not write to, by a hash of the address: it outlives the contact, its merges and other spellings of the mailbox.
CREATE TABLE suppressions (
    suppression_id TEXT NOT NULL PRIMARY KEY,
    address_hash   TEXT NOT NULL,
    reason         TEXT NOT NULL,
    cause          TEXT NOT NULL,
    detail         TEXT NULL,
    created_at     TEXT NOT NULL,
    lifted_at      TEXT NULL,
    lift_reason    TEXT NULL
);
-- One of each reason in force per address.
CREATE UNIQUE INDEX ux_suppressions_active ON suppressions (address_hash, reason) WHERE lifted_at IS NULL;
CREATE INDEX ix_suppressions_created ON suppressions (created_at, suppression_id);

-- Every mail that was decided on, by its idempotency key. address_hash is whom it went to, whatever becomes of the contact.
CREATE TABLE mails (
    mail_id          TEXT NOT NULL PRIMARY KEY,
    contact_id       TEXT NOT NULL REFERENCES contacts (contact_id),
    lead_id          TEXT NULL REFERENCES leads (lead_id),
    sequence         TEXT NOT NULL,
    template         TEXT NOT NULL,
    template_version TEXT NOT NULL,
    address_hash     TEXT NOT NULL,
    queued_at        TEXT NOT NULL
);
-- Serves the frequency cap.
CREATE INDEX ix_mails_contact ON mails (contact_id, queued_at);
CREATE INDEX ix_mails_lead ON mails (lead_id, queued_at) WHERE lead_id IS NOT NULL;

-- hashes is what the platforms were told: whoever leaves must be told as the same, whatever became of the address.
CREATE TABLE audience_members (
    audience   TEXT NOT NULL,
    contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    added_at   TEXT NOT NULL,
    removed_at TEXT NULL,
    hashes     TEXT NOT NULL,
    PRIMARY KEY (audience, contact_id)
);
CREATE INDEX ix_audience_members_contact ON audience_members (contact_id) WHERE removed_at IS NULL;

-- The mail that an opening, click, reply or bounce belongs to, and whether a bounce was hard or soft.
ALTER TABLE touchpoints ADD COLUMN mail_id TEXT NULL;
ALTER TABLE touchpoints ADD COLUMN bounce_type TEXT NULL;
