-- name_key is the name as it is compared: case, accents and separators do not count.
ALTER TABLE campaigns ADD name_key nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE campaigns ADD updated_at datetimeoffset(7) NULL;
CREATE INDEX ix_campaigns_name ON campaigns (channel, name_key);

-- Another name of a campaign, in any channel. One campaign only: else a touchpoint would have two.
CREATE TABLE campaign_aliases (
    alias_key   nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    alias       nvarchar(400) NOT NULL,
    campaign_id nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES campaigns (campaign_id)
);
CREATE INDEX ix_campaign_aliases_campaign ON campaign_aliases (campaign_id);

-- campaign_id is the campaign that was found; campaign_ref what the sender called it; campaign_key its normalized utm_campaign;
-- campaign_match by what it was found: id, utm_id, name or alias.
ALTER TABLE touchpoints ADD campaign_ref nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE touchpoints ADD campaign_key nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE touchpoints ADD campaign_match nvarchar(20) NULL;
CREATE INDEX ix_touchpoints_campaign ON touchpoints (campaign_id, event_time) WHERE campaign_id IS NOT NULL;
-- Serve the matching of what came before its campaign, and the list of what has none; matched rows leave them.
CREATE INDEX ix_touchpoints_unmatched_key ON touchpoints (campaign_key, channel) WHERE campaign_id IS NULL AND campaign_key IS NOT NULL;
CREATE INDEX ix_touchpoints_unmatched_ref ON touchpoints (campaign_ref) WHERE campaign_id IS NULL AND campaign_ref IS NOT NULL;
CREATE INDEX ix_touchpoints_unmatched_utm_id ON touchpoints (utm_id) WHERE campaign_id IS NULL AND utm_id IS NOT NULL;
