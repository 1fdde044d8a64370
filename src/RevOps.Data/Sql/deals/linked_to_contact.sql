-- Deals of which a version named the contact, or one that was merged into it.
SELECT deal_id FROM deal_history
WHERE primary_contact_id IN (SELECT contact_id FROM contacts WHERE contact_id = @ContactId OR merged_into = @ContactId)
UNION
SELECT deal_id FROM deals WHERE primary_contact_id = @ContactId
ORDER BY 1;
