-- By its whole key, by its reduced name, and whether the name's own id is taken; a row may come more than once.
SELECT company_id, company_name, industry, employee_count_band, annual_revenue_band, country, match_key, domain, name_key, provenance FROM companies WHERE match_key = @MatchKey OR match_key = @CountryKey
UNION ALL
SELECT n.* FROM (
    SELECT company_id, company_name, industry, employee_count_band, annual_revenue_band, country, match_key, domain, name_key, provenance
    FROM companies WHERE name_key = @NameKey ORDER BY created_at, company_id LIMIT @Limit) n
UNION ALL
SELECT company_id, company_name, industry, employee_count_band, annual_revenue_band, country, match_key, domain, name_key, provenance FROM companies WHERE company_id = @NameCompanyId;
