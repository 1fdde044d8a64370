SELECT mark_id, kind, id FROM crm_marks ORDER BY mark_id LIMIT @Limit;
