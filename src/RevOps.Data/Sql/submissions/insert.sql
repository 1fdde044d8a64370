INSERT INTO submissions (submission_id, event_id, lead_id, contact_id, connector, submitted_at, received_at, is_import, payload, steps, rule_version)
VALUES (@SubmissionId, @EventId, @LeadId, @ContactId, @Connector, @SubmittedAt, @ReceivedAt, @IsImport, @Payload, @Steps, @RuleVersion);
