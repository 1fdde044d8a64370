SELECT l.lead_id, l.contact_id, l.created_at,
    (SELECT MAX(CASE d.won_lost WHEN 'won' THEN 2 WHEN 'lost' THEN 1 ELSE 0 END) FROM deals d WHERE d.primary_contact_id = l.contact_id) AS deal
FROM leads l
WHERE l.created_at >= @FromAt AND l.created_at < @UntilAt
  AND (@AfterAt IS NULL OR l.created_at > @AfterAt OR (l.created_at = @AfterAt AND l.lead_id > @AfterId))
ORDER BY l.created_at, l.lead_id LIMIT @Limit;
