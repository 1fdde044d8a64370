-- The transaction holds the write lock already.
SELECT lead_id FROM leads WHERE lead_id = @LeadId;
