using RevOps.Core.Routing;
using RevOps.Core.Text;

namespace RevOps.Core.Tests.Routing;

/// <summary>Which leads a rule takes, and how it says why it does not.</summary>
public sealed class RoutingConditionTests
{
    private static readonly Territory Dach = new("dach", [Whole("DE"), Whole("AT"), Whole("CH"), Whole("LI")]);

    [Theory]
    [InlineData("DE", null)]
    [InlineData("LI", null)]
    [InlineData("FR", "country FR is not in dach (DE, AT, CH, LI)")]
    [InlineData(null, "country unknown is not in dach (DE, AT, CH, LI)")]
    public void Countries(string? country, string? why) => AssertWhy(new RoutingCondition { Places = [Dach] }, new RoutingFacts { Country = country }, why);

    [Theory]
    [InlineData("DE", "80331", true)]
    [InlineData("DE", "D-80331", false)] // a prefix is a prefix; country codes do not belong there
    [InlineData("DE", "81 379", true)]
    [InlineData("DE", "90402", true)]
    [InlineData("DE", "9 0402", true)]
    [InlineData("DE", "10115", false)]
    [InlineData("DE", "08033", false)]
    [InlineData("DE", null, false)]
    [InlineData("AT", "8010", false)]
    [InlineData(null, "80331", false)]
    public void Postal_codes(string? country, string? code, bool holds) => AssertHolds(
        new RoutingCondition { Places = [new Territory("bavaria", [new Area("DE", [], ["80", "81", "9"])])] }, new RoutingFacts { Country = country, PostalCode = code }, holds);

    [Theory]
    [InlineData("GB", "SW1A 1AA", true)]
    [InlineData("GB", "sw1a1aa", true)]
    [InlineData("GB", "EC1A 1BB", false)]
    [InlineData("CA", "M5V 2T6", true)]
    [InlineData("CA", "m5v-2t6", true)]
    [InlineData("CA", "M6V 2T6", false)]
    [InlineData("US", "10001", true)] // the whole country
    public void Postal_codes_with_letters_and_whole_countries_beside_them(string country, string code, bool holds) => AssertHolds(
        new RoutingCondition { Places = [new Territory("mixed", [new Area("GB", [], ["SW1"]), new Area("CA", [], ["M5V"]), Whole("US")])] },
        new RoutingFacts { Country = country, PostalCode = code },
        holds);

    [Theory]
    [InlineData("DE", "Bayern", true)]
    [InlineData("DE", "BAYERN ", true)]
    [InlineData("DE", "by", true)]
    [InlineData("DE", "Baden-Württemberg", true)]
    [InlineData("DE", "baden wurttemberg", true)]
    [InlineData("DE", "Hessen", false)]
    [InlineData("DE", null, false)]
    [InlineData("US", "BY", false)]
    public void Regions(string country, string? region, bool holds) => AssertHolds(
        new RoutingCondition { Places = [new Territory("south", [new Area("DE", ["Bayern", "BY", "Baden-Württemberg"], [])])] },
        new RoutingFacts { Country = country, Region = region },
        holds);

    [Fact]
    public void A_region_with_postal_codes_needs_both_and_the_reason_says_the_place()
    {
        var condition = new RoutingCondition { Places = [new Territory("bay", [new Area("US", ["CA"], ["94", "95"])])] };
        var facts = new RoutingFacts { Country = "US", Region = "CA", PostalCode = "94105" };
        AssertHolds(condition, facts, true);
        AssertWhy(condition, facts with { PostalCode = "90001" }, "country US, region CA, postal code 90001, is not in bay (US CA/94*/95*)");
        AssertWhy(condition, facts with { Region = null }, "country US, region unknown, postal code 94105, is not in bay (US CA/94*/95*)");
        AssertWhy(condition, facts with { Country = "CA" }, "country CA is not in bay (US CA/94*/95*)");
    }

    [Theory]
    [InlineData("DE", "80331")]
    [InlineData(null, "80331")]
    [InlineData("US", null)]
    public void A_postal_code_counts_in_the_country_that_routing_goes_by(string? ownCountry, string? expected) =>
        Assert.Equal(expected, new RoutingFacts { Country = "DE" }.At(ownCountry, "Bayern", "80331").PostalCode);

    [Theory]
    [InlineData("software", "enterprise", "google", "google_ads", null)]
    [InlineData("retail", "enterprise", "google", "google_ads", "industry retail is not one of software, telecom")]
    [InlineData(null, "enterprise", "google", "google_ads", "industry unknown is not one of software, telecom")]
    [InlineData("telecom", "unknown", "google", "google_ads", "segment unknown is not enterprise")]
    [InlineData("telecom", "enterprise", "organic", "google_ads", "source organic is not google")]
    [InlineData("telecom", "enterprise", "google", "other", "channel other is not google_ads")]
    [InlineData("retail", "smb", "google", "google_ads", "industry retail is not one of software, telecom; segment smb is not enterprise")]
    public void Every_given_list_must_hold_and_all_that_do_not_are_said(string? industry, string segment, string source, string channel, string? why) => AssertWhy(
        new RoutingCondition
        {
            Industries = new ValueList(["software", "telecom"]),
            Segments = new ValueList(["enterprise"]),
            Sources = new ValueList(["google"]),
            Channels = new ValueList(["google_ads"]),
        },
        new RoutingFacts { Industry = industry, Segment = segment, Source = source, Channel = channel },
        why);

    [Theory]
    [InlineData("CRM Migration", true)]
    [InlineData("A demo of lead routing!", true)]
    [InlineData("migrating", true)]
    [InlineData("Démo", true)]
    [InlineData("demolition", false)]
    [InlineData("pricing", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Interests_go_by_whole_words(string? interest, bool holds) => AssertHolds(
        new RoutingCondition { Interests = [Words.Phrase("demo"), Words.Phrase("migrat*")] }, new RoutingFacts { Interest = interest }, holds);

    [Fact]
    public void An_interest_that_does_not_fit_is_quoted() => AssertWhy(
        new RoutingCondition { Interests = ["demo", "migrat*"] }, new RoutingFacts { Interest = "Pricing" }, "interest \"Pricing\" has none of the words demo, migrat*");

    [Fact]
    public void Without_any_list_every_lead_will_do() => AssertHolds(RoutingCondition.Any, new RoutingFacts(), true);

    private static Area Whole(string country) => new(country, [], []);

    private static void AssertHolds(RoutingCondition condition, RoutingFacts facts, bool holds)
    {
        Assert.Equal(holds, condition.Holds(facts));
        Assert.Equal(holds, condition.WhyNot(facts).Length == 0);
    }

    private static void AssertWhy(RoutingCondition condition, RoutingFacts facts, string? why) => Assert.Equal(why ?? "", condition.WhyNot(facts));
}
