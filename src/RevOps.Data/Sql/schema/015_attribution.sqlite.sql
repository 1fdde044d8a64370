-- Reserved: stands for revenue that no campaign earned. It is nobody's to edit and has no spend.
ALTER TABLE campaigns ADD COLUMN is_reserved INTEGER NOT NULL DEFAULT 0;

-- Made anew: its ids are composed (deal:model:campaign), so that the rows of a deal lie together and a bulk load appends.
DROP TABLE campaign_attribution;
CREATE TABLE campaign_attribution (
    attribution_id     TEXT NOT NULL PRIMARY KEY,
    deal_id            TEXT NOT NULL REFERENCES deals (deal_id),
    campaign_id        TEXT NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  TEXT NOT NULL,
    attributed_revenue NUMERIC NOT NULL
) WITHOUT ROWID;

-- What each model gives to each touch of a won deal, in the smallest unit of the reporting currency (whole numbers, so that sums are
-- exact); NULL where a model is off or a rate is missing. A deal without a touch has one row, of the campaign 'unattributed'.
CREATE TABLE attribution_touches (
    deal_id         TEXT NOT NULL,
    seq             INTEGER NOT NULL,
    touchpoint_id   TEXT NULL,
    campaign_id     TEXT NOT NULL,
    channel         TEXT NOT NULL,
    segment         TEXT NOT NULL,
    touch_day       TEXT NOT NULL,
    close_day       TEXT NOT NULL,
    first_touch     INTEGER NULL,
    last_touch      INTEGER NULL,
    last_non_direct INTEGER NULL,
    linear          INTEGER NULL,
    position_based  INTEGER NULL,
    u_shaped        INTEGER NULL,
    w_shaped        INTEGER NULL,
    full_path       INTEGER NULL,
    time_decay      INTEGER NULL,
    markov          INTEGER NULL,
    shapley         INTEGER NULL,
    PRIMARY KEY (deal_id, seq)
) WITHOUT ROWID;
CREATE INDEX ix_attribution_touches_close ON attribution_touches (close_day);
CREATE INDEX ix_attribution_touches_touch ON attribution_touches (touch_day);

-- A won deal as it was attributed. units is the value in the smallest unit of the reporting currency, NULL without a rate.
CREATE TABLE attribution_deals (
    deal_id     TEXT NOT NULL PRIMARY KEY,
    run_id      TEXT NOT NULL,
    deal_value  NUMERIC NOT NULL,
    currency    TEXT NOT NULL,
    units       INTEGER NULL,
    segment     TEXT NOT NULL,
    close_day   TEXT NOT NULL,
    touches     INTEGER NOT NULL,
    first_at    TEXT NULL,
    days        NUMERIC NULL,
    path        TEXT NOT NULL,
    fingerprint INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE attribution_runs (
    run_id       TEXT NOT NULL PRIMARY KEY,
    mode         TEXT NOT NULL,
    cause        TEXT NOT NULL,
    status       TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    started_at   TEXT NULL,
    finished_at  TEXT NULL,
    locked_until TEXT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0,
    processed    INTEGER NOT NULL DEFAULT 0,
    total        INTEGER NOT NULL DEFAULT 0,
    touches      INTEGER NOT NULL DEFAULT 0,
    row_count    INTEGER NOT NULL DEFAULT 0,
    drifted      INTEGER NOT NULL DEFAULT 0,
    rule_version TEXT NULL,
    currency     TEXT NULL,
    weights      TEXT NULL,
    checks       TEXT NULL,
    fault        TEXT NULL
);
CREATE INDEX ix_attribution_runs_requested ON attribution_runs (requested_at, run_id);
CREATE INDEX ix_attribution_runs_open ON attribution_runs (requested_at) WHERE finished_at IS NULL;

-- Won deals whose attribution may have changed, by marks in the order in which they came: no number is given twice, so that a mark that
-- came while its deal was being worked on is told from those before.
CREATE TABLE attribution_changes (
    change_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    deal_id   TEXT NOT NULL
);
CREATE INDEX ix_attribution_changes_deal ON attribution_changes (deal_id);

-- Whatever writes a deal, a touchpoint or a lead marks the deals that it touches: by triggers, since a path that forgot to would leave
-- a wrong number behind and nobody would see it.
CREATE TRIGGER attribution_deal_added AFTER INSERT ON deals WHEN NEW.won_lost = 'won'
BEGIN
    INSERT INTO attribution_changes (deal_id) VALUES (NEW.deal_id);
END;

CREATE TRIGGER attribution_deal_changed AFTER UPDATE OF deal_value, currency, won_lost, created_at, closed_at, lead_id ON deals
WHEN (OLD.won_lost = 'won' OR NEW.won_lost = 'won')
    AND (OLD.deal_value IS NOT NEW.deal_value OR OLD.currency IS NOT NEW.currency OR OLD.won_lost IS NOT NEW.won_lost
        OR OLD.created_at IS NOT NEW.created_at OR OLD.closed_at IS NOT NEW.closed_at OR OLD.lead_id IS NOT NEW.lead_id)
BEGIN
    INSERT INTO attribution_changes (deal_id) VALUES (NEW.deal_id);
END;

CREATE TRIGGER attribution_party_added AFTER INSERT ON deal_contacts
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deals d WHERE d.deal_id = NEW.deal_id AND d.won_lost = 'won';
END;

CREATE TRIGGER attribution_party_changed AFTER UPDATE OF deal_id, contact_id ON deal_contacts
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deals d WHERE d.deal_id IN (OLD.deal_id, NEW.deal_id) AND d.won_lost = 'won'
   ;
END;

CREATE TRIGGER attribution_party_removed AFTER DELETE ON deal_contacts
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deals d WHERE d.deal_id = OLD.deal_id AND d.won_lost = 'won';
END;

CREATE TRIGGER attribution_touch_added AFTER INSERT ON touchpoints WHEN NEW.contact_id IS NOT NULL AND NEW.is_import = 0
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id
    WHERE p.contact_id = NEW.contact_id AND d.won_lost = 'won' AND NEW.event_time <= COALESCE(d.closed_at, NEW.event_time)
   ;
END;

CREATE TRIGGER attribution_touch_changed AFTER UPDATE OF contact_id, event_type, event_time, channel, campaign_id, is_import ON touchpoints
WHEN OLD.contact_id IS NOT NEW.contact_id OR OLD.event_type IS NOT NEW.event_type OR OLD.event_time IS NOT NEW.event_time
    OR OLD.channel IS NOT NEW.channel OR OLD.campaign_id IS NOT NEW.campaign_id OR OLD.is_import IS NOT NEW.is_import
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id
    WHERE p.contact_id IN (OLD.contact_id, NEW.contact_id) AND d.won_lost = 'won'
   ;
END;

CREATE TRIGGER attribution_touch_removed AFTER DELETE ON touchpoints WHEN OLD.contact_id IS NOT NULL
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id
    WHERE p.contact_id = OLD.contact_id AND d.won_lost = 'won';
END;

CREATE TRIGGER attribution_lead_added AFTER INSERT ON leads
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT d.deal_id FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id
    WHERE p.contact_id = NEW.contact_id AND d.won_lost = 'won';
END;

CREATE TRIGGER attribution_lead_changed AFTER UPDATE OF contact_id, created_at, segment, is_test, is_import, merged_into_lead ON leads
WHEN OLD.contact_id IS NOT NEW.contact_id OR OLD.created_at IS NOT NEW.created_at OR OLD.segment IS NOT NEW.segment
    OR OLD.is_test IS NOT NEW.is_test OR OLD.is_import IS NOT NEW.is_import OR OLD.merged_into_lead IS NOT NEW.merged_into_lead
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id
    WHERE p.contact_id IN (OLD.contact_id, NEW.contact_id) AND d.won_lost = 'won'
   ;
END;

CREATE TRIGGER attribution_campaign_changed AFTER UPDATE OF channel ON campaigns WHEN OLD.channel <> NEW.channel
BEGIN
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id FROM touchpoints t JOIN deal_contacts p ON p.contact_id = t.contact_id JOIN deals d ON d.deal_id = p.deal_id
    WHERE t.campaign_id = NEW.campaign_id AND d.won_lost = 'won'
   ;
END;

-- What was won before this file came.
INSERT INTO attribution_changes (deal_id) SELECT deal_id FROM deals WHERE won_lost = 'won';
