SELECT TOP (@Limit) l.lead_id, l.contact_id, l.company_id, l.lifecycle_stage, l.status, l.lead_score, l.threshold, l.owner_id, l.created_at, l.segment,
    l.source, l.channel, l.form, l.interest, l.is_test, l.is_import, l.received_at, l.qualified_at, l.recycled_at, l.score_version,
    c.email, c.phone, c.phone_type, c.job_title, c.is_free_mail, c.region, c.postal_code, COALESCE(m.country, c.country) AS country,
    m.industry, m.employee_count_band, m.annual_revenue_band,
    (SELECT COUNT(*) FROM service_events s WHERE s.kind = 'repair' AND s.is_open = 1 AND (s.contact_id = l.contact_id OR s.company_id = l.company_id)) AS open_repairs,
    (SELECT MIN(s.ends_at) FROM service_events s WHERE s.kind = 'contract' AND s.is_open = 1 AND (s.contact_id = l.contact_id OR s.company_id = l.company_id)) AS contract_ends_at
FROM leads l
JOIN contacts c ON c.contact_id = l.contact_id
LEFT JOIN companies m ON m.company_id = l.company_id
WHERE l.rescore_at IS NOT NULL AND l.status <> 'converted' AND l.status <> 'disqualified' AND l.rescore_at <= @Now AND l.is_test = 0
ORDER BY l.rescore_at, l.lead_id;
