-- Of one page of leads: the bounds are those of the page. Of erased people nothing is left to replay.
SELECT s.lead_id, s.received_at, s.payload
FROM leads l
JOIN submissions s ON s.lead_id = l.lead_id
WHERE l.created_at >= @FromAt AND l.created_at <= @LastAt AND l.created_at < @UntilAt
  AND (@AfterAt IS NULL OR l.created_at > @AfterAt OR (l.created_at = @AfterAt AND l.lead_id > @AfterId))
  AND (l.created_at < @LastAt OR l.lead_id <= @LastId) AND s.payload <> '{}'
ORDER BY s.lead_id, s.received_at, s.submission_id;
