SELECT trace FROM sla_clocks WHERE sla_id = @SlaId;
