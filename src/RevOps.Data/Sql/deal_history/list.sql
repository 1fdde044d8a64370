-- With the contact as it is now, whatever it was merged into since.
SELECT h.deal_id, h.updated_at, h.content_key, h.event_id, h.primary_contact_id, COALESCE(c.merged_into, c.contact_id) AS contact_id, h.company_id, h.pipeline,
    h.pipeline_stage, h.deal_value, h.currency, h.probability, h.won_lost, h.created_at, h.closed_at
FROM deal_history h LEFT JOIN contacts c ON c.contact_id = h.primary_contact_id
WHERE h.deal_id = @DealId ORDER BY h.updated_at;
