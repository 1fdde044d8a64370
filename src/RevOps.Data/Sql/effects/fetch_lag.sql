SELECT destination, COUNT(*) AS waiting, MIN(created_at) AS oldest
FROM effects
WHERE state = 'pending' AND destination LIKE 'fetch:%'
GROUP BY destination;
