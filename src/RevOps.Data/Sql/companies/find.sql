SELECT company_id, company_name, industry, employee_count_band, annual_revenue_band, country, match_key, domain, name_key, provenance
FROM companies WHERE company_id = @CompanyId;
