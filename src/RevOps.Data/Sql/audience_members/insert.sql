INSERT INTO audience_members (audience, contact_id, added_at, identity) VALUES (@Audience, @ContactId, @Now, @Identity);
