UPDATE deals SET company_id = @CompanyId, primary_contact_id = @PrimaryContactId, lead_id = @LeadId, closed_at = @ClosedAt, lifecycle_stage = @LifecycleStage,
    source = @Source, channel = @Channel, campaign_id = @CampaignId, touches = @Touches, first_touch_at = @FirstTouchAt, last_touch_at = @LastTouchAt,
    journey_days = @JourneyDays, cac_proxy = @CacProxy, cac_basis = @CacBasis, cac_channel = @CacChannel, cac_spend = @CacSpend, cac_count = @CacCount,
    cac_currency = @CacCurrency
WHERE deal_id = @DealId;
