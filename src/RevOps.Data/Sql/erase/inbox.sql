-- Keys may hold what senders call an event: some take the e-mail address.
DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM events WHERE contact_id IN @ContactIds);
