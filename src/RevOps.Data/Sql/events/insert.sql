INSERT INTO events (event_id, kind, source, status, received_at, updated_at, duplicate_of, reason_code, reason_field, reason_detail, lead_id, contact_id, deal_id)
VALUES (@EventId, @Kind, @Source, @Status, @ReceivedAt, @UpdatedAt, @DuplicateOf, @ReasonCode, @ReasonField, @ReasonDetail, @LeadId, @ContactId, @DealId);
