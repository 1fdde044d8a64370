-- Won deals that are in no attributed sum, since a rate was missing when they were attributed.
SELECT d.currency, SUM(d.deal_value) AS amount FROM attribution_deals d
WHERE d.units IS NULL AND d.close_day >= @CloseFrom AND d.close_day <= @CloseTo AND (@Segment IS NULL OR d.segment = @Segment)
GROUP BY d.currency;
