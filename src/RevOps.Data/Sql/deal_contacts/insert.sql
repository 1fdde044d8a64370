INSERT INTO deal_contacts (deal_contact_id, deal_id, contact_id, role) VALUES (@DealContactId, @DealId, @ContactId, @Role);
