-- A number that turned out to be somebody else's, whichever of the contact's leads it was called for.
SELECT COUNT(*) FROM calls c JOIN leads l ON l.lead_id = c.lead_id
WHERE l.contact_id = @ContactId AND c.outcome = 'wrong_number' AND c.phone = @Phone;
