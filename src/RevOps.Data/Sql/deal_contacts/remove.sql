DELETE FROM deal_contacts WHERE deal_contact_id = @DealContactId;
