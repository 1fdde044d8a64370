SELECT seq, sla_id, from_owner_id, owner_id, at, reason FROM lead_assignments WHERE lead_id = @LeadId ORDER BY seq;
