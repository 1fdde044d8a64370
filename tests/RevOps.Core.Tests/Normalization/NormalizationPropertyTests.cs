using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class NormalizationPropertyTests
{
    private static IEnumerable<NormalizedLead> Leads(int seed, int count)
    {
        var random = new RandomLeads(seed);
        for (var i = 0; i < count; i++)
        {
            if (LeadNormalizer.Normalize(random.Next(), Pipeline.Rules, Pipeline.Now) is NormalizationResult.Normalized normalized)
            {
                yield return normalized.Lead;
            }
        }
    }

    [Fact]
    public void Normalizing_twice_changes_nothing()
    {
        foreach (var once in Leads(1, 1500))
        {
            var twice = Pipeline.Normalize(Again(once));
            Assert.Equal(once.Email, twice.Email);
            Assert.Equal(once.Flags, twice.Flags);
            Assert.Equal(once.IsTest, twice.IsTest);
            Assert.Equal((once.Company?.Name, once.Company?.NameKey), (twice.Company?.Name, twice.Company?.NameKey));
            Assert.Equal(once.Phone, twice.Phone);
            Assert.Equal((once.FirstName, once.LastName, once.JobTitle), (twice.FirstName, twice.LastName, twice.JobTitle));
            Assert.Equal((once.Country, once.Form, once.Interest), (twice.Country, twice.Form, twice.Interest));
            Assert.Equal(once.Origin.Utm, twice.Origin.Utm);
            Assert.Equal(
                (once.Company?.MatchKey, once.Company?.Industry, once.Company?.EmployeeBand, once.Company?.RevenueBand),
                (twice.Company?.MatchKey, twice.Company?.Industry, twice.Company?.EmployeeBand, twice.Company?.RevenueBand));
            Assert.Equal(once.Consents, twice.Consents);
        }
    }

    [Fact]
    public void Any_Unicode_text_in_any_field_is_survived_and_normalizing_it_twice_changes_nothing()
    {
        var random = new RandomUnicode(5);
        for (var i = 0; i < 3000; i++)
        {
            if (LeadNormalizer.Normalize(random.Lead(), Pipeline.Rules, Pipeline.Now) is not NormalizationResult.Normalized { Lead: var once })
            {
                continue;
            }

            var twice = Pipeline.Normalize(Again(once));
            Assert.Equal((once.Email, once.FirstName, once.LastName, once.JobTitle), (twice.Email, twice.FirstName, twice.LastName, twice.JobTitle));
            Assert.Equal(once.Company, twice.Company);
            Assert.Equal(once.Origin.Utm, twice.Origin.Utm);

            // A made-up company's name is left out, so the second time there is nothing to flag.
            Assert.Equal(once.Flags.Where(f => f != "fake-company"), twice.Flags);
            Assert.Equal(CampaignKey.Of(once.JobTitle), CampaignKey.Of(CampaignKey.Of(once.JobTitle)));
        }
    }

    [Fact]
    public void What_comes_out_is_always_in_standard_terms()
    {
        foreach (var lead in Leads(2, 1500))
        {
            Assert.True(lead.Email is not null || lead.Phone is not null);
            Assert.Matches(@"^\+[1-9]\d{6,14}$", lead.Phone ?? "+4930901820");
            Assert.Matches("^[A-Z]{2}$", lead.Country ?? "DE");
            Assert.Matches("^(smb|mid_market|enterprise|unknown)$", lead.Segment);
            Assert.DoesNotMatch(@"\p{Lu}|\s", lead.Email?.Address ?? "");
            Assert.All(new[] { lead.FirstName, lead.LastName, lead.JobTitle, lead.Form, lead.Interest }.OfType<string>(), IsClean);
            Assert.Equal(lead.Company?.EmployeeBand is not null, lead.Company is not null && lead.Segment != "unknown");
        }
    }

    [Fact]
    public void Every_lost_value_has_a_step()
    {
        var random = new RandomLeads(3);
        for (var i = 0; i < 1500; i++)
        {
            var given = random.Next();
            if (LeadNormalizer.Normalize(given, Pipeline.Rules, Pipeline.Now) is NormalizationResult.Normalized { Lead: var lead })
            {
                Assert.True(Explained(given.Email, lead.Email?.Address, lead, "email"));
                Assert.True(Explained(given.Phone, lead.Phone, lead, "phone"));
                Assert.True(Explained(given.Country, lead.Country, lead, "country"));
                Assert.True(Explained(given.JobTitle, lead.JobTitle, lead, "jobTitle"));
                Assert.True(Explained(given.Interest, lead.Interest, lead, "interest"));
            }
        }
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Leads(4, 200).Select(l => string.Join('\n', l.Steps)).ToList();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(expected, Leads(4, 200).Select(l => string.Join('\n', l.Steps)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool Explained(string? given, string? result, NormalizedLead lead, string field) =>
        string.IsNullOrWhiteSpace(given) || given == result || lead.Steps.Any(s => s.Field == field);

    private static void IsClean(string text)
    {
        Assert.InRange(text.Length, 1, 100);
        Assert.Equal(text, text.Trim().Normalize(NormalizationForm.FormC));
        Assert.DoesNotMatch(new Regex(@"\p{Cc}|\s\s"), text);
    }

    private static LeadSubmission Again(NormalizedLead lead) => new()
    {
        Email = lead.Email?.Address,
        Phone = lead.Phone,
        FirstName = lead.FirstName,
        LastName = lead.LastName,
        JobTitle = lead.JobTitle,
        Country = lead.Country,
        Form = lead.Form,
        Interest = lead.Interest,
        Company = new CompanyInput(
            lead.Company?.Name, lead.Company?.Domain, lead.Company?.Industry, lead.Company?.EmployeeBand, lead.Company?.RevenueBand, lead.Company?.Country),
        Utm = lead.Origin.Utm,
        Consents = lead.Consents,
    };
}
