-- Readers see the old rows until the commit, and the new ones from then on.
DROP TABLE campaign_attribution;
ALTER TABLE campaign_attribution_next RENAME TO campaign_attribution;
DROP TABLE attribution_touches;
ALTER TABLE attribution_touches_next RENAME TO attribution_touches;
CREATE INDEX ix_attribution_touches_close ON attribution_touches (close_day);
CREATE INDEX ix_attribution_touches_touch ON attribution_touches (touch_day);
DROP TABLE attribution_deals;
ALTER TABLE attribution_deals_next RENAME TO attribution_deals;
