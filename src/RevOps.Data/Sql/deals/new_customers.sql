-- Companies, else contacts, whose first won deal was closed in these days and came from this channel. A branch per index: one over both
-- ids at once would read all won deals for each.
SELECT COUNT(DISTINCT COALESCE(d.company_id, d.primary_contact_id)) FROM deals d
WHERE d.channel = @Channel AND d.won_lost = 'won' AND d.closed_at >= @FromAt AND d.closed_at < @ToAt AND d.deal_id <> @DealId
  AND NOT EXISTS (
    SELECT 1 FROM deals e
    WHERE e.company_id = d.company_id AND e.won_lost = 'won'
      AND (e.closed_at < d.closed_at OR (e.closed_at = d.closed_at AND e.deal_id < d.deal_id)))
  AND NOT EXISTS (
    SELECT 1 FROM deals e
    WHERE d.company_id IS NULL AND e.primary_contact_id = d.primary_contact_id AND e.company_id IS NULL AND e.won_lost = 'won'
      AND (e.closed_at < d.closed_at OR (e.closed_at = d.closed_at AND e.deal_id < d.deal_id)));
