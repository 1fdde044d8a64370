using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class SizeTests
{
    public static TheoryData<string, string?> HeadCounts => Rows.Two(SizeTable.HeadCounts);

    public static TheoryData<string, string?, string?, string?> Revenues => Rows.Four(SizeTable.Revenues);

    private static NormalizedLead Lead(CompanyInput company) => Pipeline.Normalize(new LeadSubmission { Email = "anna@acme.com", Company = company });

    [Theory]
    [MemberData(nameof(HeadCounts))]
    public void Head_counts_become_bands(string given, string? band) =>
        Assert.Equal(band, Lead(new CompanyInput("Acme", Employees: given)).Company!.EmployeeBand);

    [Theory]
    [MemberData(nameof(Revenues))]
    public void Revenues_become_bands_in_euros_by_the_currency_that_is_meant(string given, string? country, string? band, string? rule)
    {
        var lead = Lead(new CompanyInput("Acme", AnnualRevenue: given, Country: country));
        Assert.Equal(band, lead.Company!.RevenueBand);
        Assert.True(rule is null || lead.Steps.Any(s => s.Rule == rule), string.Join('\n', lead.Steps.Select(s => s.Rule)));
    }

    [Fact]
    public void A_revenue_without_a_currency_is_taken_in_the_band_currency_and_says_so()
    {
        Assert.Contains(Lead(new CompanyInput("Acme", AnnualRevenue: "5M")).Steps, s => s is { Rule: "revenue.currency-assumed", Output: "EUR" });
        Assert.DoesNotContain(Lead(new CompanyInput("Acme", AnnualRevenue: "€5M")).Steps, s => s.Rule == "revenue.currency-assumed");
        Assert.DoesNotContain(Lead(new CompanyInput("Acme", AnnualRevenue: "$5M", Country: "CA")).Steps, s => s.Rule == "revenue.currency-assumed");
    }

    [Fact]
    public void A_currency_without_a_rate_is_never_taken_as_one()
    {
        var rates = Pipeline.Rules.Currencies.Rates.Where(r => r.Key != "CHF").ToDictionary();
        var rules = Pipeline.Rules with { Currencies = Pipeline.Rules.Currencies with { Rates = rates } };
        var given = new LeadSubmission { Email = "a@acme.com", Company = new CompanyInput("Acme", AnnualRevenue: "CHF 5M") };
        var lead = Assert.IsType<NormalizationResult.Normalized>(LeadNormalizer.Normalize(given, rules, Pipeline.Now)).Lead;
        Assert.Null(lead.Company!.RevenueBand);
        Assert.Contains(lead.Steps, s => s is { Rule: "revenue.rate-missing", Output: null });
    }

    [Fact]
    public void The_dollar_of_a_company_without_a_country_is_that_of_the_persons()
    {
        var given = new LeadSubmission { Email = "a@acme.com", Country = "Canada", Company = new CompanyInput("Acme", AnnualRevenue: "$15M") };
        Assert.Contains(Pipeline.Normalize(given).Steps, s => s.Rule == "revenue.converted" && s.Input == "15000000 CAD");
    }
}
