INSERT INTO audience_members (audience, contact_id, added_at, hashes) VALUES (@Audience, @ContactId, @Now, @Hashes);
