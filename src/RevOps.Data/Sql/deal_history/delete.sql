DELETE FROM deal_history WHERE deal_id = @DealId AND updated_at = @UpdatedAt;
