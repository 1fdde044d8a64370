-- What a deal is beyond its core: its currency, which version of it is held, which event brought that, and whose it is.
ALTER TABLE deals ADD currency nvarchar(3) NULL;
ALTER TABLE deals ADD pipeline nvarchar(200) NULL;
-- The lead that the deal took further.
ALTER TABLE deals ADD lead_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES leads (lead_id);
-- The sender's own time of change, not ours: of two versions the newer one counts.
ALTER TABLE deals ADD updated_at datetimeoffset(7) NULL;
ALTER TABLE deals ADD event_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
-- Hash of the held version and the rules that read it, so that the same one again is told from another of the same time.
ALTER TABLE deals ADD content_key nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;

-- Everybody who takes part, the primary contact included. The key derives from the deal and the contact that the sender named:
-- after a merge two rows of a deal may lead to one contact.
CREATE TABLE deal_contacts (
    deal_contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    deal_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deals (deal_id),
    contact_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    role            nvarchar(20) NOT NULL
);
CREATE INDEX ix_deal_contacts_deal ON deal_contacts (deal_id);
CREATE INDEX ix_deal_contacts_contact ON deal_contacts (contact_id);

-- Serves deals that change hands, which leave the merges that moved them.
CREATE INDEX ix_merge_rows_row ON merge_rows (row_id, table_name);
