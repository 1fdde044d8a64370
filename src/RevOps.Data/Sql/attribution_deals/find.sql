SELECT * FROM attribution_deals WHERE deal_id = @DealId;
