-- Whom we must not write to, by a hash of the address: it outlives the contact, its merges and other spellings of the mailbox.
CREATE TABLE suppressions (
    suppression_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    address_hash   varchar(64) NOT NULL,
    reason         nvarchar(40) NOT NULL,
    cause          nvarchar(200) NOT NULL,
    detail         nvarchar(1000) NULL,
    created_at     datetimeoffset(7) NOT NULL,
    lifted_at      datetimeoffset(7) NULL,
    lift_reason    nvarchar(1000) NULL
);
-- One of each reason in force per address.
CREATE UNIQUE INDEX ux_suppressions_active ON suppressions (address_hash, reason) WHERE lifted_at IS NULL;
CREATE INDEX ix_suppressions_created ON suppressions (created_at, suppression_id);

-- Every mail that was decided on, by its idempotency key. address_hash is whom it went to, whatever becomes of the contact.
CREATE TABLE mails (
    mail_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    lead_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES leads (lead_id),
    sequence         nvarchar(100) NOT NULL,
    template         nvarchar(100) NOT NULL,
    template_version nvarchar(20) NOT NULL,
    address_hash     varchar(64) NOT NULL,
    queued_at        datetimeoffset(7) NOT NULL
);
-- Serves the frequency cap.
CREATE INDEX ix_mails_contact ON mails (contact_id, queued_at);
CREATE INDEX ix_mails_lead ON mails (lead_id, queued_at) WHERE lead_id IS NOT NULL;

-- hashes is what the platforms were told: whoever leaves must be told as the same, whatever became of the address.
CREATE TABLE audience_members (
    audience   nvarchar(100) NOT NULL,
    contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    added_at   datetimeoffset(7) NOT NULL,
    removed_at datetimeoffset(7) NULL,
    hashes     nvarchar(max) NOT NULL,
    PRIMARY KEY (audience, contact_id)
);
CREATE INDEX ix_audience_members_contact ON audience_members (contact_id) WHERE removed_at IS NULL;

-- The mail that an opening, click, reply or bounce belongs to, and whether a bounce was hard or soft.
ALTER TABLE touchpoints ADD mail_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE touchpoints ADD bounce_type nvarchar(20) NULL;
