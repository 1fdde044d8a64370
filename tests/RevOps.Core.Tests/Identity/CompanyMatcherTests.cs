using RevOps.Core.Identity.Matching;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Identity;

public sealed class CompanyMatcherTests
{
    private static readonly CompanyCandidate PlainAcme = new("c1", "acme", "acme", null, null);
    private static readonly CompanyCandidate GermanAcme = new("c2", "acme", "acme", null, "DE");
    private static readonly CompanyCandidate AcmeCom = new("c3", "acme.com", "acme", "acme.com", null);
    private static readonly CompanyCandidate AcmeDe = new("c4", "acme.de", "acme", "acme.de", "DE");

    private static NormalizedCompany Given(string? domain, string? country = null) =>
        new("Acme GmbH", domain ?? "acme", domain, null, null, null, country) { NameKey = "acme" };

    private static CompanyMatch Decide(NormalizedCompany given, params CompanyCandidate[] candidates) =>
        CompanyMatcher.Decide(given, candidates, Shipped.Rules.Identity.Matching);

    [Fact]
    public void A_domain_settles_it_whatever_the_names() =>
        Assert.Equal(new CompanyMatch("c3", "acme.com", CompanyMatcher.KeyRule, 1), Decide(Given("acme.com"), PlainAcme, AcmeCom, AcmeDe));

    [Fact]
    public void A_company_known_by_name_adopts_the_domain_that_shows_up() =>
        Assert.Equal(new CompanyMatch("c1", "acme.com", CompanyMatcher.AdoptsDomainRule, 0.9), Decide(Given("acme.com"), PlainAcme, AcmeDe));

    [Theory]
    [InlineData("DE", "c2")]
    [InlineData(null, "c2")]
    [InlineData("US", null)]
    public void It_adopts_only_where_the_countries_do_not_differ(string? country, string? expected) =>
        Assert.Equal(expected, Decide(Given("acme.com", country), GermanAcme).CompanyId);

    [Fact]
    public void Of_two_without_a_domain_none_adopts() =>
        Assert.Equal(new CompanyMatch(null, "acme.com", CompanyMatcher.KeyRule, 1), Decide(Given("acme.com"), PlainAcme, new("c9", "acme/US", "acme", null, "US")));

    [Fact]
    public void A_name_alone_is_the_one_company_of_that_name() =>
        Assert.Equal(new CompanyMatch("c3", "acme.com", CompanyMatcher.SameNameRule, 0.85), Decide(Given(null), AcmeCom));

    [Fact]
    public void A_name_alone_is_its_own_where_several_have_it()
    {
        Assert.Equal(new CompanyMatch(null, "acme", CompanyMatcher.KeyRule, 1), Decide(Given(null), AcmeCom, AcmeDe));
        Assert.Equal(new CompanyMatch("c1", "acme", CompanyMatcher.KeyRule, 1), Decide(Given(null), AcmeCom, AcmeDe, PlainAcme));
    }

    [Fact]
    public void The_country_tells_which_of_several_it_is() => Assert.Equal("c4", Decide(Given(null, "DE"), AcmeDe, new("c5", "acme.us", "acme", "acme.us", "US")).CompanyId);

    [Fact]
    public void The_same_name_in_another_country_is_another_company_once()
    {
        var made = Decide(Given(null, "US"), GermanAcme);
        Assert.Equal(new CompanyMatch(null, "acme/US", CompanyMatcher.KeyRule, 1), made);
        Assert.Equal("c9", Decide(Given(null, "US"), GermanAcme, new("c9", made.MatchKey, "acme", null, "US")).CompanyId);
    }

    [Fact]
    public void Below_the_bound_names_link_nothing()
    {
        var strict = Shipped.Rules.Identity.Matching with { LinkFrom = 0.95 };
        Assert.Null(CompanyMatcher.Decide(Given(null), [AcmeCom], strict).CompanyId);
        Assert.Null(CompanyMatcher.Decide(Given("acme.com"), [PlainAcme], strict).CompanyId);
    }

    [Fact]
    public void A_domain_without_a_name_adopts_nothing() =>
        Assert.Null(Decide(new NormalizedCompany("acme.com", "acme.com", "acme.com", null, null, null, null), PlainAcme).CompanyId);
}
