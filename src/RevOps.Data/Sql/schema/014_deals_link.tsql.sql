-- When a lead reached its stages since it was last recycled; a skipped stage has the date of the next one.
ALTER TABLE leads ADD mql_at datetimeoffset(7) NULL;
ALTER TABLE leads ADD sql_at datetimeoffset(7) NULL;
ALTER TABLE leads ADD opp_at datetimeoffset(7) NULL;
ALTER TABLE leads ADD customer_at datetimeoffset(7) NULL;
-- Until the next row; NULL for the last one.
ALTER TABLE lifecycle_history ADD seconds_in_stage bigint NULL;

-- What says how far a lead has come, each once by its key; lifecycle_history is told from it, whatever the order in which it came.
CREATE TABLE stage_facts (
    lead_id  nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    fact_key nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind     nvarchar(20) NOT NULL,
    stage    nvarchar(20) NOT NULL,
    at       datetimeoffset(7) NOT NULL,
    reason   nvarchar(1000) NOT NULL,
    PRIMARY KEY (lead_id, fact_key)
);

-- What the CRM says of a contact's stage, kept for the lead that may come later.
CREATE TABLE stage_claims (
    claim_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id),
    stage      nvarchar(20) NOT NULL,
    at         datetimeoffset(7) NOT NULL,
    reason     nvarchar(1000) NOT NULL,
    event_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_stage_claims_contact ON stage_claims (contact_id) WHERE contact_id IS NOT NULL;

-- Where a deal comes from and what it cost to get it.
ALTER TABLE deals ADD source nvarchar(100) NULL;
ALTER TABLE deals ADD channel nvarchar(50) NULL;
ALTER TABLE deals ADD campaign_id nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE deals ADD lifecycle_stage nvarchar(20) NULL;
-- Of an open deal: the sender's hope.
ALTER TABLE deals ADD expected_close_at datetimeoffset(7) NULL;
-- Frozen once there is a number: spend of the channel over 90 days by its new customers, or by its deals where cac_basis says so.
ALTER TABLE deals ADD cac_proxy decimal(19, 4) NULL;
ALTER TABLE deals ADD cac_basis nvarchar(20) NULL;
ALTER TABLE deals ADD cac_channel nvarchar(50) NULL;
ALTER TABLE deals ADD cac_spend decimal(19, 4) NULL;
ALTER TABLE deals ADD cac_count int NULL;
ALTER TABLE deals ADD cac_currency nvarchar(3) NULL;
ALTER TABLE deals ADD touches int NULL;
ALTER TABLE deals ADD first_touch_at datetimeoffset(7) NULL;
ALTER TABLE deals ADD last_touch_at datetimeoffset(7) NULL;
ALTER TABLE deals ADD journey_days int NULL;
CREATE INDEX ix_deals_channel ON deals (channel, created_at) WHERE channel IS NOT NULL;
CREATE INDEX ix_deals_won ON deals (closed_at) WHERE won_lost = 'won';
CREATE INDEX ix_deals_company ON deals (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ix_deals_list ON deals (created_at, deal_id);

-- Every version of a deal that ever came, by the sender's time of change. primary_contact_id is the contact as named, also where that
-- was merged away since; NULL while nobody is known under the reference.
CREATE TABLE deal_history (
    deal_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deals (deal_id),
    updated_at         datetimeoffset(7) NOT NULL,
    content_key        nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    event_id           nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    primary_contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id),
    company_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES companies (company_id),
    pipeline           nvarchar(200) NULL,
    pipeline_stage     nvarchar(200) NOT NULL,
    deal_value         decimal(19, 4) NOT NULL,
    currency           nvarchar(3) NULL,
    probability        decimal(9, 6) NOT NULL,
    won_lost           nvarchar(20) NOT NULL,
    created_at         datetimeoffset(7) NOT NULL,
    closed_at          datetimeoffset(7) NULL,
    PRIMARY KEY (deal_id, updated_at)
);
CREATE INDEX ix_deal_history_contact ON deal_history (primary_contact_id) WHERE primary_contact_id IS NOT NULL;

-- References to contacts that nobody knows yet, and what waits for them. The system is empty for ids of ours.
CREATE TABLE waiting_refs (
    ref_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    subject_kind nvarchar(20) NOT NULL,
    subject_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version_at   datetimeoffset(7) NOT NULL,
    system       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    external_id  nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_waiting_refs_subject ON waiting_refs (subject_kind, subject_id);
CREATE INDEX ix_waiting_refs_ref ON waiting_refs (system, external_id);

-- What a campaign cost on a day. A daily figure replaces a share of a longer one, never the other way round, and they never add up.
CREATE TABLE campaign_spend (
    source      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    campaign_id nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day         date NOT NULL,
    amount      decimal(19, 4) NOT NULL,
    currency    nvarchar(3) NOT NULL,
    clicks      bigint NULL,
    impressions bigint NULL,
    is_prorated bit NOT NULL,
    updated_at  datetimeoffset(7) NOT NULL,
    PRIMARY KEY (source, campaign_id, day)
);
CREATE INDEX ix_campaign_spend_day ON campaign_spend (day, campaign_id);
CREATE INDEX ix_campaign_spend_campaign ON campaign_spend (campaign_id, day);
