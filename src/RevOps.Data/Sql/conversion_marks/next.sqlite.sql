SELECT mark_id, event, id, at FROM conversion_marks ORDER BY mark_id LIMIT @Limit;
