-- Readers see the old rows until the commit, and the new ones from then on.
TRUNCATE TABLE campaign_attribution;
ALTER TABLE campaign_attribution_next SWITCH TO campaign_attribution;
DROP TABLE campaign_attribution_next;
TRUNCATE TABLE attribution_touches;
ALTER TABLE attribution_touches_next SWITCH TO attribution_touches;
DROP TABLE attribution_touches_next;
TRUNCATE TABLE attribution_deals;
ALTER TABLE attribution_deals_next SWITCH TO attribution_deals;
DROP TABLE attribution_deals_next;
