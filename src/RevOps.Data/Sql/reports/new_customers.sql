-- New customers by the day on which they were won, by the channel and campaign of that deal.
SELECT CAST(n.closed_day AS varchar(10)) AS day, d.channel, d.campaign_id, COUNT(*) AS count
FROM new_customers n JOIN report_deals d ON d.deal_id = n.deal_id
WHERE n.closed_day >= @FromDay AND n.closed_day <= @ToDay AND (@Channel IS NULL OR d.channel = @Channel) AND (@Segment IS NULL OR d.segment = @Segment)
GROUP BY n.closed_day, d.channel, d.campaign_id;
