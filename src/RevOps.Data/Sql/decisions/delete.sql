DELETE FROM decisions WHERE lead_id = @LeadId AND kind = @Kind;
