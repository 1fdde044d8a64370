-- name_key is the name as it is compared: case, accents and separators do not count.
ALTER TABLE campaigns ADD COLUMN name_key TEXT NULL;
ALTER TABLE campaigns ADD COLUMN updated_at TEXT NULL;
CREATE INDEX ix_campaigns_name ON campaigns (channel, name_key);

-- Another name of a campaign, in any channel. One campaign only: else a touchpoint would have two.
CREATE TABLE campaign_aliases (
    alias_key   TEXT NOT NULL PRIMARY KEY,
    alias       TEXT NOT NULL,
    campaign_id TEXT NOT NULL REFERENCES campaigns (campaign_id)
);
CREATE INDEX ix_campaign_aliases_campaign ON campaign_aliases (campaign_id);

-- campaign_id is the campaign that was found; campaign_ref what the sender called it; campaign_key its normalized utm_campaign;
-- campaign_match by what it was found: id, utm_id, name or alias.
ALTER TABLE touchpoints ADD COLUMN campaign_ref TEXT NULL;
ALTER TABLE touchpoints ADD COLUMN campaign_key TEXT NULL;
ALTER TABLE touchpoints ADD COLUMN campaign_match TEXT NULL;
CREATE INDEX ix_touchpoints_campaign ON touchpoints (campaign_id, event_time) WHERE campaign_id IS NOT NULL;
-- Serve the matching of what came before its campaign, and the list of what has none; matched rows leave them.
CREATE INDEX ix_touchpoints_unmatched_key ON touchpoints (campaign_key, channel) WHERE campaign_id IS NULL AND campaign_key IS NOT NULL;
CREATE INDEX ix_touchpoints_unmatched_ref ON touchpoints (campaign_ref) WHERE campaign_id IS NULL AND campaign_ref IS NOT NULL;
CREATE INDEX ix_touchpoints_unmatched_utm_id ON touchpoints (utm_id) WHERE campaign_id IS NULL AND utm_id IS NOT NULL;
