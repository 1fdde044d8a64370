DELETE FROM attribution_touches WHERE deal_id IN (SELECT value FROM json_each(@Ids));
