-- Further intake of an open lead: what is asked for now counts, where it came from first stays.
UPDATE leads SET
    company_id = COALESCE(@CompanyId, company_id),
    segment = CASE WHEN @Segment = 'unknown' THEN segment ELSE @Segment END,
    form = COALESCE(@Form, form),
    interest = COALESCE(@Interest, interest),
    is_test = CASE WHEN @IsTest = 1 THEN is_test ELSE 0 END,
    received_at = @ReceivedAt,
    updated_at = @Now
WHERE lead_id = @LeadId;
