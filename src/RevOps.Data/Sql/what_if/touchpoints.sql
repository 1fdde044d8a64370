-- Of one page of leads, newest first.
SELECT l.lead_id, t.event_type, t.event_time, t.url
FROM leads l
JOIN touchpoints t ON t.contact_id = l.contact_id AND t.event_time < @UntilAt
WHERE l.created_at >= @FromAt AND l.created_at <= @LastAt AND l.created_at < @UntilAt
  AND (@AfterAt IS NULL OR l.created_at > @AfterAt OR (l.created_at = @AfterAt AND l.lead_id > @AfterId))
  AND (l.created_at < @LastAt OR l.lead_id <= @LastId)
ORDER BY l.lead_id, t.event_time DESC, t.touchpoint_id DESC;
