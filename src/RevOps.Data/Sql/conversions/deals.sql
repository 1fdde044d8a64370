-- Whom a won deal is about, and what it is worth; a credit note is no conversion.
SELECT d.deal_id AS id, c.contact_id, c.email, c.phone, d.deal_value AS value, d.currency, COALESCE(d.closed_at, d.updated_at, d.created_at) AS at
FROM deals d JOIN contacts c ON c.contact_id = d.primary_contact_id
WHERE d.deal_id IN @Ids AND d.won_lost = 'won' AND d.deal_value >= 0;
