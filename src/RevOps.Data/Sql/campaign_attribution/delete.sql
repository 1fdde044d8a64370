-- Ids begin with the deal's: @FromId is that with a colon, @UntilId with the character after it.
DELETE FROM campaign_attribution WHERE attribution_id > @FromId AND attribution_id < @UntilId AND deal_id = @DealId;
