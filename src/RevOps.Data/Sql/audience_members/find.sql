SELECT audience, contact_id, added_at, removed_at, hashes FROM audience_members WHERE audience = @Audience AND contact_id = @ContactId;
