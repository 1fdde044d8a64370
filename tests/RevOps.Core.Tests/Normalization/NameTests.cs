using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class NameTests
{
    private static NormalizedLead Full(string name) => Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", FullName = name });

    [Theory]
    [InlineData("Anna Schmidt", "Anna", "Schmidt")]
    [InlineData("Jan van der Berg", "Jan", "van der Berg")]
    [InlineData("Jean Pierre de La Tour", "Jean Pierre", "de La Tour")]
    [InlineData("María José García", "María José", "García")]
    [InlineData("山田太郎", "太郎", "山田")]
    [InlineData("Prince", null, "Prince")]
    [InlineData("van Dyke", null, "van Dyke")]
    [InlineData("Al Gore", "Al", "Gore")]
    [InlineData("Müller, Hans", "Hans", "Müller")]
    [InlineData("Dr. Anna von Hohenstein", "Anna", "von Hohenstein")]
    [InlineData("  Jean\u00A0  Luc\tPicard ", "Jean Luc", "Picard")]
    [InlineData("anna mcDonald", "anna", "mcDonald")]
    public void A_whole_name_is_split_and_never_recased(string given, string? first, string? last)
    {
        var lead = Full(given);
        Assert.Equal((first, last), (lead.FirstName, lead.LastName));
        Assert.Contains(lead.Steps, s => s.Rule == "name.split");
    }

    [Fact]
    public void Given_parts_win_over_the_whole_name()
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", FirstName = "Ana", LastName = "Sousa", FullName = "X Y" });
        Assert.Equal(("Ana", "Sousa"), (lead.FirstName, lead.LastName));
    }

    [Fact]
    public void Text_is_composed_freed_of_control_characters_and_bounded()
    {
        var lead = Pipeline.Normalize(new LeadSubmission
        {
            Email = "a@example.com",
            FirstName = "Rene\u0301e\u0000\u202E",
            LastName = new string('x', 99) + "👩‍👩‍👧",
        });
        Assert.Equal("Renée", lead.FirstName);
        Assert.Equal(new string('x', 99), lead.LastName);
        Assert.Contains(lead.Steps, s => s is { Field: "firstName", Rule: "text.cleaned" });
    }

    [Theory]
    [InlineData("a\uD83Db")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uDC00b\uD800")]
    public void Broken_Unicode_does_not_break_anything(string broken)
    {
        var company = new CompanyInput(broken, broken, broken, broken, broken, broken);
        var utm = new UtmInput(broken, broken, broken, broken, broken, broken);
        var lead = Pipeline.Normalize(new LeadSubmission
        {
            Email = "a@example.com",
            Phone = broken,
            Country = broken,
            FirstName = broken,
            Company = company,
            Utm = utm,
            Consents = [new ConsentInput(broken, true, Text: broken)],
        });
        Assert.Equal("ab", lead.FirstName);
        Assert.IsType<NormalizationResult.Rejected>(LeadNormalizer.Normalize(new LeadSubmission { Email = broken + "@" + broken }, Pipeline.Rules, Pipeline.Now));
    }

    [Fact]
    public void Only_a_tests_own_mark_or_an_employees_domain_makes_a_test_lead()
    {
        Assert.False(Pipeline.Normalize(new LeadSubmission { Email = "test@example.com", FirstName = "Test" }).IsTest);
        Assert.True(Pipeline.Normalize(new LeadSubmission { Email = "anna@acme.com", IsTest = true }).IsTest);
        var rules = Pipeline.Rules with { Email = Pipeline.Rules.Email with { EmployeeDomains = new HashSet<string> { "ours.example" } } };
        var result = LeadNormalizer.Normalize(new LeadSubmission { Email = "anna@ours.example" }, rules, Pipeline.Now);
        Assert.True(Assert.IsType<NormalizationResult.Normalized>(result).Lead.IsTest);
    }
}
