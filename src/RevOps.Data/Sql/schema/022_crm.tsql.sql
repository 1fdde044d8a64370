-- What may have to be written back into the CRM: contacts and deals that the CRM knows. Rows are only ever added, as a transaction that is still
-- open when they are worked off must leave one behind.
CREATE TABLE crm_marks (
    mark_id bigint NOT NULL IDENTITY PRIMARY KEY,
    kind    nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What an object of the CRM holds by what was written last.
CREATE TABLE crm_writes (
    object      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    external_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    properties  nvarchar(max) NOT NULL,
    written_at  datetimeoffset(7) NOT NULL,
    PRIMARY KEY (object, external_id)
);
GO
-- By triggers, since a path that forgot to mark would leave the CRM behind, and nobody would see it.
CREATE TRIGGER crm_lead_changed ON leads AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO crm_marks (kind, id)
    SELECT DISTINCT 'contact', l.contact_id
    FROM (
        SELECT contact_id, lead_id, lead_score, lifecycle_stage, owner_id, merged_into_lead FROM inserted
        EXCEPT
        SELECT contact_id, lead_id, lead_score, lifecycle_stage, owner_id, merged_into_lead FROM deleted) l
    WHERE EXISTS (
        SELECT 1 FROM contacts c JOIN external_ids e ON e.contact_id = c.contact_id
        WHERE (c.contact_id = l.contact_id OR c.merged_into = l.contact_id) AND e.system IN ('hubspot', 'salesforce', 'salesforce-lead'));
END;
GO
CREATE TRIGGER crm_id_changed ON external_ids AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO crm_marks (kind, id) SELECT DISTINCT 'contact', e.contact_id FROM inserted e WHERE e.system IN ('hubspot', 'salesforce', 'salesforce-lead');
END;
GO
CREATE TRIGGER crm_deal_changed ON deals AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO crm_marks (kind, id)
    SELECT 'deal', d.deal_id
    FROM (SELECT deal_id, cac_proxy FROM inserted EXCEPT SELECT deal_id, cac_proxy FROM deleted) d
    WHERE (d.deal_id LIKE 'hubspot-%' OR (d.deal_id LIKE '006%' AND LEN(d.deal_id) = 18));
END;
GO
-- A change that is worked off has been attributed in the same transaction.
CREATE TRIGGER crm_deal_attributed ON attribution_changes AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO crm_marks (kind, id) SELECT DISTINCT 'deal', d.deal_id FROM deleted d WHERE (d.deal_id LIKE 'hubspot-%' OR (d.deal_id LIKE '006%' AND LEN(d.deal_id) = 18));
END;
