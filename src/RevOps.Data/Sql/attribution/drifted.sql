-- Deals that the published rows have otherwise, or not at all, though nothing marked them as changed.
SELECT COUNT(*) FROM attribution_deals_next n LEFT JOIN attribution_deals o ON o.deal_id = n.deal_id
WHERE (o.deal_id IS NULL OR o.fingerprint <> n.fingerprint)
  AND NOT EXISTS (SELECT 1 FROM attribution_changes c WHERE c.deal_id = n.deal_id);
