-- Attributed revenue under every model, by the day of the touch and the campaign, in the smallest unit of the reporting currency.
SELECT CAST(t.touch_day AS varchar(10)) AS day, t.channel, t.campaign_id, SUM(t.first_touch) AS first_touch, SUM(t.last_touch) AS last_touch, SUM(t.last_non_direct) AS last_non_direct, SUM(t.linear) AS linear, SUM(t.position_based) AS position_based, SUM(t.u_shaped) AS u_shaped, SUM(t.w_shaped) AS w_shaped, SUM(t.full_path) AS full_path, SUM(t.time_decay) AS time_decay, SUM(t.markov) AS markov, SUM(t.shapley) AS shapley
FROM attribution_touches t
WHERE t.touch_day >= @FromDay AND t.touch_day <= @ToDay AND (@Channel IS NULL OR t.channel = @Channel) AND (@Segment IS NULL OR t.segment = @Segment)
GROUP BY t.touch_day, t.channel, t.campaign_id;
