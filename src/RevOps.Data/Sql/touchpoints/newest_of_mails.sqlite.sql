-- An opening, a click or a reply says that the address works.
SELECT event_type FROM touchpoints
WHERE contact_id = @ContactId AND event_type IN ('email_open', 'email_click', 'email_reply', 'email_bounce')
ORDER BY event_time DESC, touchpoint_id DESC LIMIT @Limit;
