INSERT INTO deals (deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key, expected_close_at)
VALUES (@DealId, @CompanyId, @PrimaryContactId, @PipelineStage, @DealValue, @Probability, @CreatedAt, @ClosedAt, @WonLost, @Currency, @Pipeline, @LeadId,
    @UpdatedAt, @EventId, @ContentKey, @ExpectedCloseAt);
