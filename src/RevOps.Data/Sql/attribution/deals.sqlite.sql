SELECT d.deal_id, d.deal_value, COALESCE(d.currency, @Currency) AS currency, d.created_at, COALESCE(d.closed_at, d.created_at) AS closed_at,
    COALESCE(l.segment, 'unknown') AS segment
FROM json_each(@Ids) j
JOIN deals d ON d.deal_id = j.value
LEFT JOIN leads l ON l.lead_id = d.lead_id
WHERE d.won_lost = 'won';
