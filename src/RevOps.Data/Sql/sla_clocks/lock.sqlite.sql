-- The transaction holds the write lock already.
SELECT sla_id FROM sla_clocks WHERE sla_id = @SlaId;
