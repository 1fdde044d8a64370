-- What may have to be written back into the CRM: contacts and deals that the CRM knows. Rows are only ever added, as a transaction that is still
-- open when they are worked off must leave one behind.
CREATE TABLE crm_marks (
    mark_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL
);

-- What an object of the CRM holds by what was written last.
CREATE TABLE crm_writes (
    object      TEXT NOT NULL,
    external_id TEXT NOT NULL,
    id          TEXT NOT NULL,
    properties  TEXT NOT NULL,
    written_at  TEXT NOT NULL,
    PRIMARY KEY (object, external_id)
) WITHOUT ROWID;

-- By triggers, since a path that forgot to mark would leave the CRM behind, and nobody would see it.
CREATE TRIGGER crm_lead_added AFTER INSERT ON leads
BEGIN
    INSERT INTO crm_marks (kind, id) SELECT 'contact', NEW.contact_id
    WHERE EXISTS (
        SELECT 1 FROM contacts c JOIN external_ids e ON e.contact_id = c.contact_id
        WHERE (c.contact_id = NEW.contact_id OR c.merged_into = NEW.contact_id) AND e.system IN ('hubspot', 'salesforce', 'salesforce-lead'));
END;

CREATE TRIGGER crm_lead_changed AFTER UPDATE OF contact_id, lead_score, lifecycle_stage, owner_id, merged_into_lead ON leads
WHEN OLD.contact_id IS NOT NEW.contact_id OR OLD.lead_score IS NOT NEW.lead_score OR OLD.lifecycle_stage IS NOT NEW.lifecycle_stage
    OR OLD.owner_id IS NOT NEW.owner_id OR OLD.merged_into_lead IS NOT NEW.merged_into_lead
BEGIN
    INSERT INTO crm_marks (kind, id) SELECT 'contact', NEW.contact_id
    WHERE EXISTS (
        SELECT 1 FROM contacts c JOIN external_ids e ON e.contact_id = c.contact_id
        WHERE (c.contact_id = NEW.contact_id OR c.merged_into = NEW.contact_id) AND e.system IN ('hubspot', 'salesforce', 'salesforce-lead'));
END;

CREATE TRIGGER crm_id_added AFTER INSERT ON external_ids WHEN NEW.system IN ('hubspot', 'salesforce', 'salesforce-lead')
BEGIN
    INSERT INTO crm_marks (kind, id) VALUES ('contact', NEW.contact_id);
END;

CREATE TRIGGER crm_id_moved AFTER UPDATE OF contact_id ON external_ids WHEN NEW.system IN ('hubspot', 'salesforce', 'salesforce-lead')
BEGIN
    INSERT INTO crm_marks (kind, id) VALUES ('contact', NEW.contact_id);
END;

CREATE TRIGGER crm_deal_added AFTER INSERT ON deals WHEN (NEW.deal_id LIKE 'hubspot-%' OR (NEW.deal_id LIKE '006%' AND LENGTH(NEW.deal_id) = 18))
BEGIN
    INSERT INTO crm_marks (kind, id) VALUES ('deal', NEW.deal_id);
END;

CREATE TRIGGER crm_deal_changed AFTER UPDATE OF cac_proxy ON deals
WHEN OLD.cac_proxy IS NOT NEW.cac_proxy AND (NEW.deal_id LIKE 'hubspot-%' OR (NEW.deal_id LIKE '006%' AND LENGTH(NEW.deal_id) = 18))
BEGIN
    INSERT INTO crm_marks (kind, id) VALUES ('deal', NEW.deal_id);
END;

-- A change that is worked off has been attributed in the same transaction.
CREATE TRIGGER crm_deal_attributed AFTER DELETE ON attribution_changes WHEN (OLD.deal_id LIKE 'hubspot-%' OR (OLD.deal_id LIKE '006%' AND LENGTH(OLD.deal_id) = 18))
BEGIN
    INSERT INTO crm_marks (kind, id) VALUES ('deal', OLD.deal_id);
END;
