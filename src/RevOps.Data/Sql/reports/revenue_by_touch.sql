-- Attributed revenue under a model, by the day of the touch and the channel, in the smallest unit of the reporting currency.
SELECT CAST(t.touch_day AS varchar(10)) AS day, t.channel, SUM(CASE @Model WHEN 'first_touch' THEN t.first_touch WHEN 'last_touch' THEN t.last_touch WHEN 'last_non_direct' THEN t.last_non_direct WHEN 'linear' THEN t.linear WHEN 'position_based' THEN t.position_based WHEN 'u_shaped' THEN t.u_shaped WHEN 'w_shaped' THEN t.w_shaped WHEN 'full_path' THEN t.full_path WHEN 'time_decay' THEN t.time_decay WHEN 'markov' THEN t.markov WHEN 'shapley' THEN t.shapley END) AS units
FROM attribution_touches t
WHERE t.touch_day >= @FromDay AND t.touch_day <= @ToDay AND (@Channel IS NULL OR t.channel = @Channel) AND (@Segment IS NULL OR t.segment = @Segment)
GROUP BY t.touch_day, t.channel;
