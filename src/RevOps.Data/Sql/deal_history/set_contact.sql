UPDATE deal_history SET primary_contact_id = @ContactId WHERE deal_id = @DealId AND updated_at = @UpdatedAt;
