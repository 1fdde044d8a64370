SELECT audience, contact_id, added_at, removed_at, hashes FROM audience_members
WHERE contact_id IN @ContactIds AND removed_at IS NULL
ORDER BY audience, contact_id;
