DELETE FROM deal_contacts WHERE deal_id = @DealId;
