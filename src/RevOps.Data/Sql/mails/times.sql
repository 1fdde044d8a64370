-- A mail that was dropped before it went does not count.
SELECT m.queued_at FROM mails m
LEFT JOIN effects e ON e.effect_id = m.mail_id
WHERE m.contact_id IN @ContactIds AND m.queued_at > @Since AND (e.state IS NULL OR e.state <> 'dropped');
