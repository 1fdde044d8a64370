-- Deals closed in a period, by their creation, each with its contact's lead of that time: the newest created by then.
SELECT d.deal_id AS sample_id, d.created_at AS as_of, CASE WHEN d.won_lost = 'won' THEN 1 ELSE 0 END AS is_won,
    l.lead_id, l.contact_id, l.company_id, l.lifecycle_stage, l.status, l.lead_score, l.threshold, l.owner_id, l.created_at, l.segment, l.source,
    l.channel, l.form, l.interest, l.is_test, l.is_import, l.received_at, l.qualified_at, l.recycled_at, l.score_version,
    c.email, c.phone, c.phone_type, c.job_title, c.is_free_mail, c.region, c.postal_code, COALESCE(m.country, c.country) AS country,
    m.industry, m.employee_count_band, m.annual_revenue_band
FROM deals d
JOIN leads l ON l.lead_id = (
    SELECT x.lead_id FROM leads x
    WHERE x.contact_id = d.primary_contact_id AND x.created_at <= d.created_at AND x.is_test = 0
    ORDER BY x.created_at DESC, x.lead_id LIMIT 1)
JOIN contacts c ON c.contact_id = l.contact_id
LEFT JOIN companies m ON m.company_id = l.company_id
WHERE d.closed_at IS NOT NULL AND d.won_lost IN ('won', 'lost') AND d.closed_at >= @From AND d.closed_at < @Until
  AND d.created_at >= @AfterAt AND (d.created_at > @AfterAt OR d.deal_id > @AfterId)
ORDER BY d.created_at, d.deal_id LIMIT @Limit;
