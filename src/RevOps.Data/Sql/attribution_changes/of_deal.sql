SELECT COUNT(*) FROM attribution_changes WHERE deal_id = @DealId;
