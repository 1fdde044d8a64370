INSERT INTO deal_history (deal_id, updated_at, content_key, event_id, primary_contact_id, company_id, pipeline, pipeline_stage, deal_value, currency, probability, won_lost, created_at, closed_at)
VALUES (@DealId, @UpdatedAt, @ContentKey, @EventId, @PrimaryContactId, @CompanyId, @Pipeline, @PipelineStage, @DealValue, @Currency, @Probability, @WonLost,
    @CreatedAt, @ClosedAt);
