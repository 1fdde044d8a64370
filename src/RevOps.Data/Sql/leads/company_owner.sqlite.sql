SELECT owner_id FROM leads
WHERE company_id = @CompanyId AND owner_id IS NOT NULL AND lead_id <> @LeadId ORDER BY qualified_at DESC, lead_id LIMIT 1;
