SELECT c.contact_id, c.email, c.first_name, c.last_name, c.job_title, COALESCE(c.country, m.country) AS country,
    m.company_name, m.domain AS company_domain, m.industry AS company_industry, m.country AS company_country,
    l.interest AS lead_interest, l.form AS lead_form, l.lifecycle_stage AS lead_stage, l.segment AS lead_segment,
    o.name AS owner_name, o.email AS owner_email
FROM contacts c
LEFT JOIN leads l ON l.lead_id = @LeadId
LEFT JOIN companies m ON m.company_id = COALESCE(l.company_id, c.company_id)
LEFT JOIN owners o ON o.owner_id = l.owner_id
WHERE c.contact_id = @ContactId;
