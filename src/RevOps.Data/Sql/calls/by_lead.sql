-- With the calls to leads that were merged into it: whoever was called is called, by whichever of the two.
SELECT c.called_at, c.logged_at, c.direction, c.outcome, l.created_at, l.recycled_at
FROM leads l
JOIN leads m ON m.contact_id = l.contact_id AND (m.lead_id = l.lead_id OR m.merged_into_lead = l.lead_id)
JOIN calls c ON c.lead_id = m.lead_id
WHERE l.lead_id = @LeadId ORDER BY c.called_at;
