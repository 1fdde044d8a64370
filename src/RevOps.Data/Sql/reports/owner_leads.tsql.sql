-- Leads by their owner of now, and how far they came.
SELECT l.owner_id, COUNT(*) AS leads, COUNT(l.mql_at) AS mqls, COUNT(l.sql_at) AS sqls, COUNT(l.opp_at) AS opps, COUNT(l.customer_at) AS customers
FROM counted_leads l
WHERE l.owner_id IS NOT NULL AND l.created_day >= @FromDay AND l.created_day <= @ToDay
  AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY l.owner_id;
