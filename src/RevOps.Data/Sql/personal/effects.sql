SELECT * FROM effects
WHERE order_key IN @ContactIds OR REPLACE(order_key, CONCAT(destination, ':'), '') IN @ContactIds
   OR REPLACE(order_key, CONCAT(destination, ':'), '') IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
