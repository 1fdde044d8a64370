-- Click ids of ad platforms, which want them back with a conversion.
CREATE TABLE click_ids (
    touchpoint_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES touchpoints (touchpoint_id),
    kind          nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    value         nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (touchpoint_id, kind)
);

-- What ad platforms may have to be told. Rows are only ever added, as a transaction that is still open when they are worked off must leave one behind.
CREATE TABLE conversion_marks (
    mark_id bigint NOT NULL IDENTITY PRIMARY KEY,
    event   nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at      datetimeoffset(7) NULL
);
GO
CREATE TRIGGER conversion_stage ON lifecycle_history AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO conversion_marks (event, id, at) SELECT h.stage, h.lead_id, h.at FROM inserted h WHERE h.stage IN ('MQL', 'SQL');
END;
GO
-- A deal may be won before anybody knows whose it is.
CREATE TRIGGER conversion_deal ON deals AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO conversion_marks (event, id)
    SELECT 'won', n.deal_id FROM inserted n LEFT JOIN deleted o ON o.deal_id = n.deal_id
    WHERE n.won_lost = 'won'
      AND (o.deal_id IS NULL OR o.won_lost <> 'won' OR (o.primary_contact_id IS NULL AND n.primary_contact_id IS NOT NULL));
END;
