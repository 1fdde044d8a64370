-- What a deal is beyond its core: its currency, which version of it is held, which event brought that, and whose it is.
ALTER TABLE deals ADD COLUMN currency TEXT NULL;
ALTER TABLE deals ADD COLUMN pipeline TEXT NULL;
-- The lead that the deal took further.
ALTER TABLE deals ADD COLUMN lead_id TEXT NULL REFERENCES leads (lead_id);
-- The sender's own time of change, not ours: of two versions the newer one counts.
ALTER TABLE deals ADD COLUMN updated_at TEXT NULL;
ALTER TABLE deals ADD COLUMN event_id TEXT NULL;
-- Hash of the held version and the rules that read it, so that the same one again is told from another of the same time.
ALTER TABLE deals ADD COLUMN content_key TEXT NULL;

-- Everybody who takes part, the primary contact included. The key derives from the deal and the contact that the sender named:
-- after a merge two rows of a deal may lead to one contact.
CREATE TABLE deal_contacts (
    deal_contact_id TEXT NOT NULL PRIMARY KEY,
    deal_id         TEXT NOT NULL REFERENCES deals (deal_id),
    contact_id      TEXT NOT NULL REFERENCES contacts (contact_id),
    role            TEXT NOT NULL
);
CREATE INDEX ix_deal_contacts_deal ON deal_contacts (deal_id);
CREATE INDEX ix_deal_contacts_contact ON deal_contacts (contact_id);

-- Serves deals that change hands, which leave the merges that moved them.
CREATE INDEX ix_merge_rows_row ON merge_rows (row_id, table_name);
