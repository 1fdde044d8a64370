-- A page is found in one index, which has all that is filtered by, before anything else of its rows is read. Who is searched for is found once,
-- in an index of contacts: a word that nobody has costs as much as one that many have.
WITH page AS (
    SELECT l.lead_id, l.created_at
    FROM leads l
    WHERE (@Stage IS NULL OR l.lifecycle_stage = @Stage)
      AND (@Status IS NULL OR l.status = @Status)
      AND (@Owner IS NULL OR l.owner_id = @Owner)
      AND (@Channel IS NULL OR l.channel = @Channel)
      AND (@Q IS NULL OR l.lead_id = @Exact
        OR l.contact_id IN (
            SELECT c.contact_id FROM contacts c
            WHERE LOWER(c.email) LIKE @Q ESCAPE '\' OR LOWER(c.first_name) LIKE @Q ESCAPE '\' OR LOWER(c.last_name) LIKE @Q ESCAPE '\' OR c.phone LIKE @Q ESCAPE '\')
        OR l.company_id IN (SELECT m.company_id FROM companies m WHERE LOWER(m.company_name) LIKE @Q ESCAPE '\'))
      AND (@AfterAt IS NULL OR l.created_at < @AfterAt OR (l.created_at = @AfterAt AND l.lead_id < @AfterId))
    ORDER BY l.created_at DESC, l.lead_id DESC LIMIT @Limit)
SELECT l.lead_id, l.contact_id, l.company_id, c.email, c.first_name, c.last_name, m.company_name, COALESCE(c.country, m.country) AS country,
    l.lifecycle_stage, l.status, l.lead_score, l.threshold, l.segment, l.source, l.channel, l.owner_id, l.created_at, l.qualified_at,
    COALESCE(l.mql_at, l.qualified_at) AS mql_at, l.sql_at, l.opp_at, l.customer_at,
    l.form, l.interest, l.is_test, l.is_import,
    s.sla_id, s.policy, s.started_at, s.due_at, s.state, s.called_at, s.seconds_to_call, s.reminded_at, s.breached_at, s.escalated_at, s.owner_id AS sla_owner_id
FROM page p
JOIN leads l ON l.lead_id = p.lead_id
JOIN contacts c ON c.contact_id = l.contact_id
LEFT JOIN companies m ON m.company_id = l.company_id
LEFT JOIN sla_clocks s ON s.sla_id = l.sla_id
ORDER BY p.created_at DESC, p.lead_id DESC;
