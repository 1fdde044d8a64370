DELETE FROM attribution_deals WHERE deal_id IN (SELECT value FROM json_each(@Ids));
