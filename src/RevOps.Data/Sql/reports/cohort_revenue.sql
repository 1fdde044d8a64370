-- Won deals of leads, by the day on which the lead was created and the day on which the deal was won.
SELECT CAST(l.created_day AS varchar(10)) AS day, CAST(d.closed_day AS varchar(10)) AS closed_day, d.currency, COUNT(*) AS count, SUM(d.deal_value) AS amount
FROM report_deals d JOIN counted_leads l ON l.lead_id = d.lead_id
WHERE d.won_lost = 'won' AND l.created_day >= @FromDay AND l.created_day <= @ToDay
  AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY l.created_day, d.closed_day, d.currency;
