SELECT campaign_id FROM campaigns WHERE name_key = @Key AND is_reserved = 0 ORDER BY campaign_id;
