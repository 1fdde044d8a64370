-- By id, by utm_id, by name within the channel, by alias, in this order. Of several with one name the one that ran at the time wins.
SELECT TOP (1) campaign_id, matched_by FROM (
    SELECT campaign_id, 'id' AS matched_by, 1 AS priority, 0 AS ran, start_date FROM campaigns WHERE campaign_id = @Reference AND is_reserved = 0
    UNION ALL
    SELECT campaign_id, 'utm_id', 2, 0, start_date FROM campaigns WHERE campaign_id = @UtmId AND is_reserved = 0
    UNION ALL
    SELECT campaign_id, 'name', 3,
        CASE WHEN COALESCE(start_date, @Date) <= @Date AND COALESCE(end_date, @Date) >= @Date THEN 1 ELSE 0 END, start_date
    FROM campaigns WHERE channel = @Channel AND name_key = @Key
    UNION ALL
    SELECT campaign_id, 'alias', 4, 0, NULL FROM campaign_aliases WHERE alias_key = @Key) AS found
ORDER BY priority, ran DESC, start_date DESC, campaign_id;
