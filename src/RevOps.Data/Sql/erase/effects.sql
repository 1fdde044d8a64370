-- What was to go goes no more, but for the word to ad platforms to take the person out.
UPDATE effects SET payload = '{}', done_at = COALESCE(done_at, @Now), locked_until = NULL, fault = NULL,
    state = CASE WHEN state IN ('pending', 'given-up') THEN 'dropped' ELSE state END
WHERE (order_key IN @ContactIds OR REPLACE(order_key, CONCAT(destination, ':'), '') IN @ContactIds
   OR REPLACE(order_key, CONCAT(destination, ':'), '') IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds))
  AND NOT (kind = 'audience-remove' AND state = 'pending');
