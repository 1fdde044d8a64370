-- Which value stays was decided by the survivorship rules, on the row that this transaction has locked.
UPDATE companies SET
    company_name = @CompanyName,
    industry = @Industry,
    employee_count_band = @EmployeeCountBand,
    annual_revenue_band = @AnnualRevenueBand,
    country = @Country,
    match_key = @MatchKey,
    domain = @Domain,
    name_key = @NameKey,
    provenance = @Provenance,
    updated_at = @Now
WHERE company_id = @CompanyId;
