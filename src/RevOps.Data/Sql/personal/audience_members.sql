SELECT * FROM audience_members
WHERE contact_id IN @ContactIds;
