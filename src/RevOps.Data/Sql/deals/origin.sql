SELECT l.source, l.channel, c.company_id FROM contacts c LEFT JOIN leads l ON l.lead_id = @LeadId WHERE c.contact_id = @ContactId;
