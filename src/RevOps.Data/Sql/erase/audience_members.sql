-- They have left; the platforms are told by effects of their own.
DELETE FROM audience_members WHERE contact_id IN @ContactIds;
