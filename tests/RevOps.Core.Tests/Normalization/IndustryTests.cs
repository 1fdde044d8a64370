using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class IndustryTests
{
    public static TheoryData<string, string?> Names => Rows.Two(IndustryTable.Names);

    public static TheoryData<string, string?> Codes => Rows.Two(IndustryTable.Codes);

    private static NormalizedLead Lead(string industry) =>
        Pipeline.Normalize(new LeadSubmission { Email = "anna@acme.com", Company = new CompanyInput("Acme", Industry: industry) });

    [Theory]
    [MemberData(nameof(Names))]
    public void Everyday_names_and_picklists_are_understood(string given, string? expected) => Assert.Equal(expected, Lead(given).Company!.Industry);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Codes_of_statistical_offices_are_understood(string given, string? expected) => Assert.Equal(expected, Lead(given).Company!.Industry);

    [Fact]
    public void What_is_not_understood_is_kept_in_a_step_to_be_counted() =>
        Assert.Contains(Lead("Underwater basket weaving").Steps, s => s is { Rule: "industry.unknown", Input: "Underwater basket weaving", Output: null });

    [Fact]
    public void Every_division_of_ISIC_belongs_to_an_industry()
    {
        foreach (var division in Enumerable.Range(1, 99).Where(IsicSections.Exists))
        {
            Assert.NotNull(Lead($"ISIC {division:00}").Company!.Industry);
        }
    }

    [Fact]
    public void Every_id_and_name_of_the_list_means_its_own_industry() =>
        Assert.All(Pipeline.Rules.Industries, i => Assert.All(i.Names.Append(i.Id), n => Assert.Equal(i.Id, Lead(n).Company!.Industry)));
}
