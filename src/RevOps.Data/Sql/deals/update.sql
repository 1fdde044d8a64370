UPDATE deals SET company_id = @CompanyId, primary_contact_id = @PrimaryContactId, pipeline_stage = @PipelineStage, deal_value = @DealValue,
    probability = @Probability, created_at = @CreatedAt, closed_at = @ClosedAt, won_lost = @WonLost, currency = @Currency, pipeline = @Pipeline,
    lead_id = @LeadId, updated_at = @UpdatedAt, event_id = @EventId, content_key = @ContentKey, expected_close_at = @ExpectedCloseAt
WHERE deal_id = @DealId;
