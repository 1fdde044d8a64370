-- Keys whose oldest effect may be sent: what stands behind one that waits is not due.
SELECT TOP (@Limit) e.order_key
FROM effects e
WHERE e.state = 'pending' AND e.due_at <= @Now AND (e.locked_until IS NULL OR e.locked_until <= @Now)
  AND NOT EXISTS (SELECT 1 FROM effects p WHERE p.order_key = e.order_key AND p.state = 'pending' AND p.seq < e.seq)
ORDER BY e.due_at;
