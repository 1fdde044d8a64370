SELECT sla_id FROM sla_clocks WITH (UPDLOCK, ROWLOCK) WHERE sla_id = @SlaId;
