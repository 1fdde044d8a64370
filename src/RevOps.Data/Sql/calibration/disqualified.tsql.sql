-- Leads disqualified in a period, by the call that did it.
SELECT TOP (@Limit) l.lead_id AS sample_id, e.ended_at AS as_of, 0 AS is_won,
    l.lead_id, l.contact_id, l.company_id, l.lifecycle_stage, l.status, l.lead_score, l.threshold, l.owner_id, l.created_at, l.segment, l.source,
    l.channel, l.form, l.interest, l.is_test, l.is_import, l.received_at, l.qualified_at, l.recycled_at, l.score_version,
    c.email, c.phone, c.phone_type, c.job_title, c.is_free_mail, c.region, c.postal_code, COALESCE(m.country, c.country) AS country,
    m.industry, m.employee_count_band, m.annual_revenue_band
FROM leads l
JOIN (
    SELECT x.lead_id, COALESCE((SELECT MAX(k.called_at) FROM calls k WHERE k.lead_id = x.lead_id AND k.disposition = 'disqualified'), x.updated_at) AS ended_at
    FROM leads x WHERE x.status = 'disqualified' AND x.is_test = 0
) e ON e.lead_id = l.lead_id
JOIN contacts c ON c.contact_id = l.contact_id
LEFT JOIN companies m ON m.company_id = l.company_id
WHERE e.ended_at >= @From AND e.ended_at < @Until
  AND l.lead_id > @AfterId
ORDER BY l.lead_id;
