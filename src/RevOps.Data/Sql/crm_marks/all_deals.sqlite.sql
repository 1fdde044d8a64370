-- Other rules, or another currency, attribute every deal anew.
INSERT INTO crm_marks (kind, id) SELECT 'deal', d.deal_id FROM deals d WHERE (d.deal_id LIKE 'hubspot-%' OR (d.deal_id LIKE '006%' AND LENGTH(d.deal_id) = 18));
