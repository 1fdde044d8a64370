INSERT INTO audience_members (audience, contact_id, added_at) VALUES (@Audience, @ContactId, @Now);
