UPDATE companies SET
    company_name = CASE WHEN company_name = match_key THEN @CompanyName ELSE company_name END,
    industry = COALESCE(@Industry, industry),
    employee_count_band = COALESCE(@EmployeeCountBand, employee_count_band),
    annual_revenue_band = COALESCE(@AnnualRevenueBand, annual_revenue_band),
    country = COALESCE(@Country, country),
    domain = COALESCE(@Domain, domain),
    updated_at = @Now
WHERE company_id = @CompanyId;
