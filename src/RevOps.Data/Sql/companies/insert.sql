INSERT INTO companies (company_id, company_name, industry, employee_count_band, annual_revenue_band, country, match_key, domain,
    name_key, provenance, created_at, updated_at)
VALUES (@CompanyId, @CompanyName, @Industry, @EmployeeCountBand, @AnnualRevenueBand, @Country, @MatchKey, @Domain,
    @NameKey, @Provenance, @Now, @Now);
