-- A lead that went back to nurture becomes an MQL again only by engagement newer than recycled_at.
ALTER TABLE leads ADD COLUMN recycled_at TEXT NULL;

-- When the score changes next only because time passes; NULL is never. The default is long ago: a lead that was not scored since
-- this column exists is due at once.
ALTER TABLE leads ADD COLUMN rescore_at TEXT NULL DEFAULT '2000-01-01T00:00:00.0000000Z';

-- Counts the scores: a re-score that read an older one is dropped.
ALTER TABLE leads ADD COLUMN score_version INTEGER NOT NULL DEFAULT 0;

-- Serves the nightly re-score only.
CREATE INDEX ix_leads_rescore ON leads (rescore_at, lead_id)
    WHERE rescore_at IS NOT NULL AND status <> 'converted' AND status <> 'disqualified';

-- Every recycling, by the caller's id: the same call again changes nothing, even after the lead has qualified anew.
CREATE TABLE recycles (
    recycle_id  TEXT NOT NULL PRIMARY KEY,
    lead_id     TEXT NOT NULL REFERENCES leads (lead_id),
    recycled_at TEXT NOT NULL,
    reason      TEXT NULL,
    owner_id    TEXT NULL
);
CREATE INDEX ix_recycles_lead ON recycles (lead_id, recycled_at);

-- Serves calibration, which pages through closed deals by their creation.
CREATE INDEX ix_deals_created ON deals (created_at, deal_id) WHERE closed_at IS NOT NULL;
