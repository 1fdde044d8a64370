-- The tables of a full run: filled while the old ones are read, and put in their place at once (publish). What a run that died left goes.
DROP TABLE IF EXISTS campaign_attribution_next;
CREATE TABLE campaign_attribution_next (
    attribution_id     TEXT NOT NULL PRIMARY KEY,
    deal_id            TEXT NOT NULL REFERENCES deals (deal_id),
    campaign_id        TEXT NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  TEXT NOT NULL,
    attributed_revenue NUMERIC NOT NULL
) WITHOUT ROWID;
DROP TABLE IF EXISTS attribution_touches_next;
CREATE TABLE attribution_touches_next (
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
DROP TABLE IF EXISTS attribution_deals_next;
CREATE TABLE attribution_deals_next (
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
