using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class CompanyTests
{
    private static NormalizedLead Lead(CompanyInput company, string email = "anna@gmail.com") =>
        Pipeline.Normalize(new LeadSubmission { Email = email, Company = company });

    [Theory]
    [InlineData("120", "51-200", "smb")]
    [InlineData("200", "51-200", "smb")]
    [InlineData("201", "201-500", "mid_market")]
    [InlineData("1000", "501-1000", "mid_market")]
    [InlineData("1001", "1001-5000", "enterprise")]
    [InlineData("10000", "5001-10000", "enterprise")]
    [InlineData("10.000", "5001-10000", "enterprise")]
    [InlineData("10,000", "5001-10000", "enterprise")]
    [InlineData("10 000", "5001-10000", "enterprise")]
    [InlineData("10'000", "5001-10000", "enterprise")]
    [InlineData("10,001", "10001+", "enterprise")]
    [InlineData("10001+", "10001+", "enterprise")]
    [InlineData("1.2k", "1001-5000", "enterprise")]
    [InlineData("1,5", "1-10", "smb")]
    [InlineData("50-100", "51-200", "smb")]
    [InlineData("50-51", "51-200", "smb")]
    [InlineData("49-51", "11-50", "smb")]
    [InlineData("200-201", "201-500", "mid_market")]
    [InlineData("between 10 and 49", "11-50", "smb")]
    [InlineData("5-10k", "5001-10000", "enterprise")]
    [InlineData("1.000-5.000", "1001-5000", "enterprise")]
    [InlineData("de 50 à 99", "51-200", "smb")]
    [InlineData("500+", "501-1000", "mid_market")]
    [InlineData("10+", "11-50", "smb")]
    [InlineData("mehr als 1000 MA", "1001-5000", "enterprise")]
    [InlineData("less than 50", "11-50", "smb")]
    [InlineData("ca. 120 Mitarbeiter", "51-200", "smb")]
    [InlineData("2 500 salariés", "1001-5000", "enterprise")]
    [InlineData("100人", "51-200", "smb")]
    [InlineData("1万人", "5001-10000", "enterprise")]
    [InlineData("３００", "201-500", "mid_market")]
    [InlineData("Self-employed", "1-10", "smb")]
    public void Head_counts_become_bands_and_segments(string given, string band, string segment)
    {
        var lead = Lead(new CompanyInput("Acme", Employees: given));
        Assert.Equal((band, segment), (lead.Company!.EmployeeBand, lead.Segment));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("12/2024")]
    [InlineData("1e6")]
    [InlineData("founded 1998")]
    [InlineData("1 to 10 to 20")]
    [InlineData("100-10")]
    [InlineData("99999999999999999999999999999999999")]
    public void A_head_count_that_could_mean_anything_stays_unknown(string given)
    {
        var lead = Lead(new CompanyInput("Acme", Employees: given));
        Assert.Equal((null, "unknown"), (lead.Company!.EmployeeBand, lead.Segment));
        Assert.Contains(lead.Steps, s => s is { Field: "company/employees", Output: null, Rule: "size.unknown" } && s.Input == given);
    }

    [Theory]
    [InlineData("$5M", "1M-10M")]
    [InlineData("€1,5 Mio", "1M-10M")]
    [InlineData("10.000.000 EUR", "10M-50M")]
    [InlineData("999999", "<1M")]
    [InlineData("1000000", "1M-10M")]
    [InlineData("1.234.567,89 €", "1M-10M")]
    [InlineData("$1,234,567.89", "1M-10M")]
    [InlineData("2,5 Mrd. €", "1B+")]
    [InlineData("250 TEUR", "<1M")]
    [InlineData("5-10M", "1M-10M")]
    [InlineData("10M+", "10M-50M")]
    [InlineData("₹ 5 crore", "<1M")]
    [InlineData("¥3億", "1M-10M")]
    [InlineData("R$ 2 milhões", "<1M")]
    [InlineData("<1M", "<1M")]
    [InlineData("a lot", null)]
    public void Revenues_become_bands(string given, string? band) =>
        Assert.Equal(band, Lead(new CompanyInput("Acme", AnnualRevenue: given)).Company!.RevenueBand);

    [Theory]
    [InlineData("software", "software")]
    [InlineData("Software Development", "software")]
    [InlineData("SaaS", "software")]
    [InlineData("cloud software vendor", "software")]
    [InlineData("Maschinenbau", "manufacturing")]
    [InlineData("制造业", "manufacturing")]
    [InlineData("Banking & Finance", "financial_services")]
    [InlineData("IT", "it_services")]
    [InlineData("Informationstechnik: IT-Dienstleistungen", "it_services")]
    [InlineData("Hospital & Health Care", "healthcare")]
    [InlineData("Gesundheitswesen", "healthcare")]
    [InlineData("LOGÍSTICA", "logistics")]
    [InlineData("real_estate", "real_estate")]
    [InlineData("E-Commerce", "ecommerce")]
    [InlineData("Transportation/Logistics", "logistics")]
    [InlineData("Underwater basket weaving", null)]
    [InlineData("We keep it simple", null)]
    [InlineData("Other", null)]
    public void Industries_are_matched_on_words_in_several_languages(string given, string? expected)
    {
        var lead = Lead(new CompanyInput("Acme", Industry: given));
        Assert.Equal(expected, lead.Company!.Industry);
        Assert.Equal(expected != given, lead.Steps.Any(s => s.Field == "company/industry" && s.Output == expected));
    }

    [Theory]
    [InlineData("https://www.acme.co.uk/about", "acme.co.uk")]
    [InlineData("shop.acme.de:8080", "acme.de")]
    [InlineData("ACME.com", "acme.com")]
    [InlineData("http://user:p@www.acme.com.br/x?y", "acme.com.br")]
    public void A_company_is_matched_by_its_registrable_domain(string given, string key)
    {
        var company = Lead(new CompanyInput("Acme", given)).Company!;
        Assert.Equal((key, key, "Acme"), (company.MatchKey, company.Domain, company.Name));
    }

    [Theory]
    [InlineData("Nordwind Software GmbH", "nordwindsoftware")]
    [InlineData("ACME, Inc.", "acme")]
    [InlineData("Müller & Söhne GmbH & Co. KG", "mullersohne")]
    [InlineData("Grupo Bimbo, S.A.B. de C.V.", "grupobimbo")]
    [InlineData("Foo Sp. z o.o.", "foo")]
    [InlineData("株式会社日立製作所", "日立製作所")]
    [InlineData("GmbH", "gmbh")]
    public void Without_a_domain_a_company_is_matched_by_its_name_without_legal_form(string name, string key) =>
        Assert.Equal(key, Lead(new CompanyInput(name)).Company!.MatchKey);

    [Fact]
    public void A_free_mail_domain_never_makes_a_company()
    {
        Assert.Null(Lead(CompanyInput.None).Company);
        Assert.Equal("acme", Lead(new CompanyInput("Acme", "gmail.com")).Company!.MatchKey);
    }

    [Fact]
    public void A_business_mail_domain_makes_a_company_and_names_it_where_nothing_else_does()
    {
        var lead = Lead(CompanyInput.None, "anna@mail.acme.co.uk");
        Assert.Equal(("acme.co.uk", "acme.co.uk"), (lead.Company!.Name, lead.Company.MatchKey));
        Assert.Contains(lead.Steps, s => s.Rule == "company.domain-from-email");
        Assert.Equal(("Acme Ltd", "acme.co.uk"), Named(Lead(new CompanyInput("Acme Ltd"), "anna@acme.co.uk").Company!));
    }

    private static (string, string) Named(NormalizedCompany company) => (company.Name, company.MatchKey);
}
