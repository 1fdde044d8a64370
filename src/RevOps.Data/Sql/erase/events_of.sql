-- What was archived of the person: their own events, repeats of them, and those of their deals.
SELECT event_id FROM events WHERE contact_id IN @ContactIds
UNION
SELECT event_id FROM events WHERE duplicate_of IN (SELECT event_id FROM events WHERE contact_id IN @ContactIds)
UNION
SELECT event_id FROM events WHERE deal_id IN (
    SELECT deal_id FROM deals WHERE primary_contact_id IN @ContactIds
    UNION SELECT deal_id FROM deal_contacts WHERE contact_id IN @ContactIds);
