-- Calls by who made them.
SELECT c.owner_id, COUNT(*) AS calls FROM calls c JOIN leads l ON l.lead_id = c.lead_id
WHERE c.owner_id IS NOT NULL AND c.called_at >= @FromAt AND c.called_at < @UntilAt AND (@Channel IS NULL OR l.channel = @Channel)
  AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY c.owner_id;
