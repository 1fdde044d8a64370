-- When a lead reached its stages since it was last recycled; a skipped stage has the date of the next one.
ALTER TABLE leads ADD COLUMN mql_at TEXT NULL;
ALTER TABLE leads ADD COLUMN sql_at TEXT NULL;
ALTER TABLE leads ADD COLUMN opp_at TEXT NULL;
ALTER TABLE leads ADD COLUMN customer_at TEXT NULL;
-- Until the next row; NULL for the last one.
ALTER TABLE lifecycle_history ADD COLUMN seconds_in_stage INTEGER NULL;

-- What says how far a lead has come, each once by its key; lifecycle_history is told from it, whatever the order in which it came.
CREATE TABLE stage_facts (
    lead_id  TEXT NOT NULL REFERENCES leads (lead_id),
    fact_key TEXT NOT NULL,
    kind     TEXT NOT NULL,
    stage    TEXT NOT NULL,
    at       TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (lead_id, fact_key)
);

-- What the CRM says of a contact's stage, kept for the lead that may come later.
CREATE TABLE stage_claims (
    claim_id   TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NULL REFERENCES contacts (contact_id),
    stage      TEXT NOT NULL,
    at         TEXT NOT NULL,
    reason     TEXT NOT NULL,
    event_id   TEXT NOT NULL
);
CREATE INDEX ix_stage_claims_contact ON stage_claims (contact_id) WHERE contact_id IS NOT NULL;

-- Where a deal comes from and what it cost to get it.
ALTER TABLE deals ADD COLUMN source TEXT NULL;
ALTER TABLE deals ADD COLUMN channel TEXT NULL;
ALTER TABLE deals ADD COLUMN campaign_id TEXT NULL;
ALTER TABLE deals ADD COLUMN lifecycle_stage TEXT NULL;
-- Of an open deal: the sender's hope.
ALTER TABLE deals ADD COLUMN expected_close_at TEXT NULL;
-- Frozen once there is a number: spend of the channel over 90 days by its new customers, or by its deals where cac_basis says so.
ALTER TABLE deals ADD COLUMN cac_proxy NUMERIC NULL;
ALTER TABLE deals ADD COLUMN cac_basis TEXT NULL;
ALTER TABLE deals ADD COLUMN cac_channel TEXT NULL;
ALTER TABLE deals ADD COLUMN cac_spend NUMERIC NULL;
ALTER TABLE deals ADD COLUMN cac_count INTEGER NULL;
ALTER TABLE deals ADD COLUMN cac_currency TEXT NULL;
ALTER TABLE deals ADD COLUMN touches INTEGER NULL;
ALTER TABLE deals ADD COLUMN first_touch_at TEXT NULL;
ALTER TABLE deals ADD COLUMN last_touch_at TEXT NULL;
ALTER TABLE deals ADD COLUMN journey_days INTEGER NULL;
CREATE INDEX ix_deals_channel ON deals (channel, created_at) WHERE channel IS NOT NULL;
CREATE INDEX ix_deals_won ON deals (closed_at) WHERE won_lost = 'won';
CREATE INDEX ix_deals_company ON deals (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ix_deals_list ON deals (created_at, deal_id);

-- Every version of a deal that ever came, by the sender's time of change. primary_contact_id is the contact as named, also where that
-- was merged away since; NULL while nobody is known under the reference.
CREATE TABLE deal_history (
    deal_id            TEXT NOT NULL REFERENCES deals (deal_id),
    updated_at         TEXT NOT NULL,
    content_key        TEXT NULL,
    event_id           TEXT NULL,
    primary_contact_id TEXT NULL REFERENCES contacts (contact_id),
    company_id         TEXT NULL REFERENCES companies (company_id),
    pipeline           TEXT NULL,
    pipeline_stage     TEXT NOT NULL,
    deal_value         NUMERIC NOT NULL,
    currency           TEXT NULL,
    probability        NUMERIC NOT NULL,
    won_lost           TEXT NOT NULL,
    created_at         TEXT NOT NULL,
    closed_at          TEXT NULL,
    PRIMARY KEY (deal_id, updated_at)
);
CREATE INDEX ix_deal_history_contact ON deal_history (primary_contact_id) WHERE primary_contact_id IS NOT NULL;

-- References to contacts that nobody knows yet, and what waits for them. The system is empty for ids of ours.
CREATE TABLE waiting_refs (
    ref_id       TEXT NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    version_at   TEXT NOT NULL,
    system       TEXT NOT NULL,
    external_id  TEXT NOT NULL
);
CREATE INDEX ix_waiting_refs_subject ON waiting_refs (subject_kind, subject_id);
CREATE INDEX ix_waiting_refs_ref ON waiting_refs (system, external_id);

-- What a campaign cost on a day. A daily figure replaces a share of a longer one, never the other way round, and they never add up.
CREATE TABLE campaign_spend (
    source      TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    day         TEXT NOT NULL,
    amount      NUMERIC NOT NULL,
    currency    TEXT NOT NULL,
    clicks      INTEGER NULL,
    impressions INTEGER NULL,
    is_prorated INTEGER NOT NULL,
    updated_at  TEXT NOT NULL,
    PRIMARY KEY (source, campaign_id, day)
);
CREATE INDEX ix_campaign_spend_day ON campaign_spend (day, campaign_id);
CREATE INDEX ix_campaign_spend_campaign ON campaign_spend (campaign_id, day);
