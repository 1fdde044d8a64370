SELECT lead_id FROM leads
WHERE (contact_id = @ContactId OR company_id = @CompanyId) AND status <> 'converted' AND status <> 'disqualified' AND is_test = 0
ORDER BY lead_id;
