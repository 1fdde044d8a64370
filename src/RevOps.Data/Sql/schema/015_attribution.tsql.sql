-- Reserved: stands for revenue that no campaign earned. It is nobody's to edit and has no spend.
ALTER TABLE campaigns ADD is_reserved bit NOT NULL DEFAULT 0;

-- Made anew: its ids are composed (deal:model:campaign), so that the rows of a deal lie together and a bulk load appends.
DROP TABLE campaign_attribution;
CREATE TABLE campaign_attribution (
    attribution_id     nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    deal_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deals (deal_id),
    campaign_id        nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  nvarchar(200) NOT NULL,
    attributed_revenue decimal(19, 4) NOT NULL
);

-- What each model gives to each touch of a won deal, in the smallest unit of the reporting currency (whole numbers, so that sums are
-- exact); NULL where a model is off or a rate is missing. A deal without a touch has one row, of the campaign 'unattributed'.
CREATE TABLE attribution_touches (
    deal_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    seq             int NOT NULL,
    touchpoint_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    campaign_id     nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    channel         nvarchar(200) NOT NULL,
    segment         nvarchar(200) NOT NULL,
    touch_day       nvarchar(10) NOT NULL,
    close_day       nvarchar(10) NOT NULL,
    first_touch     bigint NULL,
    last_touch      bigint NULL,
    last_non_direct bigint NULL,
    linear          bigint NULL,
    position_based  bigint NULL,
    u_shaped        bigint NULL,
    w_shaped        bigint NULL,
    full_path       bigint NULL,
    time_decay      bigint NULL,
    markov          bigint NULL,
    shapley         bigint NULL,
    PRIMARY KEY (deal_id, seq)
);
CREATE INDEX ix_attribution_touches_close ON attribution_touches (close_day);
CREATE INDEX ix_attribution_touches_touch ON attribution_touches (touch_day);

-- A won deal as it was attributed. units is the value in the smallest unit of the reporting currency, NULL without a rate.
CREATE TABLE attribution_deals (
    deal_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    run_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    deal_value  decimal(19, 4) NOT NULL,
    currency    nvarchar(3) NOT NULL,
    units       bigint NULL,
    segment     nvarchar(200) NOT NULL,
    close_day   nvarchar(10) NOT NULL,
    touches     bigint NOT NULL,
    first_at    datetimeoffset(7) NULL,
    days        decimal(19, 4) NULL,
    path        nvarchar(1000) NOT NULL,
    fingerprint bigint NOT NULL
);

CREATE TABLE attribution_runs (
    run_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    mode         nvarchar(20) NOT NULL,
    cause        nvarchar(20) NOT NULL,
    status       nvarchar(20) NOT NULL,
    requested_at datetimeoffset(7) NOT NULL,
    started_at   datetimeoffset(7) NULL,
    finished_at  datetimeoffset(7) NULL,
    locked_until datetimeoffset(7) NULL,
    attempt      int NOT NULL DEFAULT 0,
    processed    int NOT NULL DEFAULT 0,
    total        int NOT NULL DEFAULT 0,
    touches      bigint NOT NULL DEFAULT 0,
    row_count    bigint NOT NULL DEFAULT 0,
    drifted      int NOT NULL DEFAULT 0,
    rule_version nvarchar(20) NULL,
    currency     nvarchar(3) NULL,
    weights      nvarchar(max) NULL,
    checks       nvarchar(max) NULL,
    fault        nvarchar(2000) NULL
);
CREATE INDEX ix_attribution_runs_requested ON attribution_runs (requested_at, run_id);
CREATE INDEX ix_attribution_runs_open ON attribution_runs (requested_at) WHERE finished_at IS NULL;

-- Won deals whose attribution may have changed, by marks in the order in which they came: no number is given twice, so that a mark that
-- came while its deal was being worked on is told from those before.
CREATE TABLE attribution_changes (
    change_id bigint NOT NULL IDENTITY(1, 1) PRIMARY KEY,
    deal_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_attribution_changes_deal ON attribution_changes (deal_id);

-- Whatever writes a deal, a touchpoint or a lead marks the deals that it touches: by triggers, since a path that forgot to would leave
-- a wrong number behind and nobody would see it.
-- What was won before this file came.
INSERT INTO attribution_changes (deal_id) SELECT deal_id FROM deals WHERE won_lost = 'won';
GO
CREATE TRIGGER attribution_deal_changed ON deals AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO attribution_changes (deal_id)
    SELECT n.deal_id FROM inserted n LEFT JOIN deleted o ON o.deal_id = n.deal_id
    WHERE (n.won_lost = 'won' OR o.won_lost = 'won')
      AND EXISTS (
        SELECT n.deal_value, n.currency, n.won_lost, n.created_at, n.closed_at, n.lead_id
        EXCEPT
        SELECT o.deal_value, o.currency, o.won_lost, o.created_at, o.closed_at, o.lead_id WHERE o.deal_id IS NOT NULL);
END;
GO
CREATE TRIGGER attribution_party_changed ON deal_contacts AFTER INSERT, UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id FROM (SELECT deal_id FROM inserted UNION SELECT deal_id FROM deleted) p
    JOIN deals d ON d.deal_id = p.deal_id WHERE d.won_lost = 'won';
END;
GO
CREATE TRIGGER attribution_touch_changed ON touchpoints AFTER INSERT, UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id
    FROM (
        SELECT contact_id, touchpoint_id, event_type, event_time, channel, campaign_id, is_import FROM inserted
        EXCEPT
        SELECT contact_id, touchpoint_id, event_type, event_time, channel, campaign_id, is_import FROM deleted
        UNION
        (SELECT contact_id, touchpoint_id, event_type, event_time, channel, campaign_id, is_import FROM deleted
         EXCEPT
         SELECT contact_id, touchpoint_id, event_type, event_time, channel, campaign_id, is_import FROM inserted)) t
    JOIN deal_contacts p ON p.contact_id = t.contact_id
    JOIN deals d ON d.deal_id = p.deal_id
    WHERE d.won_lost = 'won' AND (t.event_time <= d.closed_at OR d.closed_at IS NULL OR EXISTS (SELECT 1 FROM deleted));
END;
GO
CREATE TRIGGER attribution_lead_changed ON leads AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id
    FROM (
        SELECT contact_id, lead_id, created_at, segment, is_test, is_import, merged_into_lead FROM inserted
        EXCEPT
        SELECT contact_id, lead_id, created_at, segment, is_test, is_import, merged_into_lead FROM deleted
        UNION
        (SELECT contact_id, lead_id, created_at, segment, is_test, is_import, merged_into_lead FROM deleted
         EXCEPT
         SELECT contact_id, lead_id, created_at, segment, is_test, is_import, merged_into_lead FROM inserted)) l
    JOIN deal_contacts p ON p.contact_id = l.contact_id
    JOIN deals d ON d.deal_id = p.deal_id
    WHERE d.won_lost = 'won';
END;
GO
CREATE TRIGGER attribution_campaign_changed ON campaigns AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO attribution_changes (deal_id)
    SELECT DISTINCT d.deal_id
    FROM inserted n JOIN deleted o ON o.campaign_id = n.campaign_id
    JOIN touchpoints t ON t.campaign_id = n.campaign_id
    JOIN deal_contacts p ON p.contact_id = t.contact_id
    JOIN deals d ON d.deal_id = p.deal_id
    WHERE n.channel <> o.channel AND d.won_lost = 'won';
END;
