UPDATE audience_members SET removed_at = @Now WHERE audience = @Audience AND contact_id = @ContactId AND removed_at IS NULL;
