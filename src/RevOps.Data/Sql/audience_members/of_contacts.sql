SELECT audience, contact_id, added_at, removed_at, identity FROM audience_members
WHERE contact_id IN @ContactIds AND removed_at IS NULL
ORDER BY audience, contact_id;
