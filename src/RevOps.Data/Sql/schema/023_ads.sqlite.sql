-- Click ids of ad platforms, which want them back with a conversion.
CREATE TABLE click_ids (
    touchpoint_id TEXT NOT NULL REFERENCES touchpoints (touchpoint_id),
    kind          TEXT NOT NULL,
    value         TEXT NOT NULL,
    PRIMARY KEY (touchpoint_id, kind)
) WITHOUT ROWID;

-- What ad platforms may have to be told. Rows are only ever added, as a transaction that is still open when they are worked off must leave one behind.
CREATE TABLE conversion_marks (
    mark_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event   TEXT NOT NULL,
    id      TEXT NOT NULL,
    at      TEXT NULL
);

CREATE TRIGGER conversion_stage AFTER INSERT ON lifecycle_history WHEN NEW.stage IN ('MQL', 'SQL')
BEGIN
    INSERT INTO conversion_marks (event, id, at) VALUES (NEW.stage, NEW.lead_id, NEW.at);
END;

CREATE TRIGGER conversion_deal_added AFTER INSERT ON deals WHEN NEW.won_lost = 'won'
BEGIN
    INSERT INTO conversion_marks (event, id) VALUES ('won', NEW.deal_id);
END;

-- A deal may be won before anybody knows whose it is.
CREATE TRIGGER conversion_deal_changed AFTER UPDATE OF won_lost, primary_contact_id ON deals
WHEN NEW.won_lost = 'won' AND (OLD.won_lost <> 'won' OR (OLD.primary_contact_id IS NULL AND NEW.primary_contact_id IS NOT NULL))
BEGIN
    INSERT INTO conversion_marks (event, id) VALUES ('won', NEW.deal_id);
END;
