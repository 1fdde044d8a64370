UPDATE audience_members SET added_at = @Now, removed_at = NULL, hashes = @Hashes WHERE audience = @Audience AND contact_id = @ContactId;
