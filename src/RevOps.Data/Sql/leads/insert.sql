INSERT INTO leads (lead_id, contact_id, lifecycle_stage, lead_score, owner_id, status, created_at, company_id, threshold, segment, source, channel,
    form, interest, is_test, is_import, qualified_at, received_at, updated_at)
VALUES (@LeadId, @ContactId, 'lead', 0, NULL, 'new', @CreatedAt, @CompanyId, @Threshold, @Segment, @Source, @Channel,
    @Form, @Interest, @IsTest, @IsImport, NULL, @ReceivedAt, @Now);
