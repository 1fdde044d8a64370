-- The leads of each deal's contacts, unless they came after it was closed. One that was merged away came into being, too.
SELECT p.deal_id, l.contact_id, l.created_at, l.is_import, l.lead_id
FROM json_each(@Ids) j
JOIN deals d ON d.deal_id = j.value
JOIN deal_contacts p ON p.deal_id = d.deal_id
JOIN leads l ON l.contact_id = p.contact_id
WHERE l.is_test = 0 AND l.created_at <= COALESCE(d.closed_at, l.created_at);
