-- Of two at the same time the withdrawal counts.
SELECT contact_id, granted
FROM (
    SELECT contact_id, granted, ROW_NUMBER() OVER (PARTITION BY contact_id ORDER BY given_at DESC, granted, consent_id DESC) AS place
    FROM consents
    WHERE contact_id IN @ContactIds AND purpose = @Purpose) w
WHERE place = 1;
