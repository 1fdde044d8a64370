-- Won deals that a campaign had a part in, each with its whole value, by the day of the close. Not to be summed over campaigns.
SELECT CAST(i.close_day AS varchar(10)) AS day, i.campaign_id, i.channel, COUNT(*) AS count, SUM(d.units) AS units
FROM (
    SELECT DISTINCT t.deal_id, t.campaign_id, t.channel, t.close_day FROM attribution_touches t
    WHERE t.close_day >= @FromDay AND t.close_day <= @ToDay AND (@Channel IS NULL OR t.channel = @Channel) AND (@Segment IS NULL OR t.segment = @Segment)) AS i
JOIN campaigns c ON c.campaign_id = i.campaign_id AND c.is_reserved = 0
JOIN attribution_deals d ON d.deal_id = i.deal_id
GROUP BY i.close_day, i.campaign_id, i.channel;
