SELECT state, at, reason FROM sla_history WHERE sla_id = @SlaId ORDER BY seq;
