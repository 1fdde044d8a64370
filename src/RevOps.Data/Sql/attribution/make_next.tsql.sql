-- The tables of a full run: filled while the old ones are read, and put in their place at once (publish). What a run that died left goes.
DROP TABLE IF EXISTS campaign_attribution_next;
CREATE TABLE campaign_attribution_next (
    attribution_id     nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    deal_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deals (deal_id),
    campaign_id        nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  nvarchar(200) NOT NULL,
    attributed_revenue decimal(19, 4) NOT NULL
);
DROP TABLE IF EXISTS attribution_touches_next;
CREATE TABLE attribution_touches_next (
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
CREATE INDEX ix_attribution_touches_next_close ON attribution_touches_next (close_day);
CREATE INDEX ix_attribution_touches_next_touch ON attribution_touches_next (touch_day);
DROP TABLE IF EXISTS attribution_deals_next;
CREATE TABLE attribution_deals_next (
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
