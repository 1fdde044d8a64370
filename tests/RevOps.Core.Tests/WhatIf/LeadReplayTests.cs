using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;
using RevOps.Core.WhatIf;

namespace RevOps.Core.Tests.WhatIf;

/// <summary>Deciding again what was decided.</summary>
public sealed class LeadReplayTests
{
    private static readonly DateTimeOffset Start = Pipeline.Now;
    private static readonly DateTimeOffset Until = Start.AddDays(30);

    private static readonly LeadSubmission Warm = new() { Email = "ann@northwind.example", Company = new CompanyInput("Northwind", Employees: "300"), Interest = "whitepaper" };

    [Fact]
    public void A_submission_is_scored_as_the_pipeline_scores_it()
    {
        var replayed = LeadReplay.Run(Lead(Warm), Shipped.Rules, Until);

        Assert.Equal(Pipeline.Score(Warm).Total, replayed.Peak);
        Assert.Null(replayed.QualifiedAt);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_threshold_itself_qualifies_at_the_receipt(int above, bool qualifies)
    {
        var rules = WithThreshold(Pipeline.Score(Warm).Total + above);

        var replayed = LeadReplay.Run(Lead(Warm), rules, Until);

        Assert.Equal(qualifies ? Start : null, replayed.QualifiedAt);
        Assert.Equal(qualifies, replayed.Routing is not null);
    }

    [Fact]
    public void A_touchpoint_after_the_submission_can_qualify_and_its_time_counts()
    {
        var click = new TouchpointFact("ad_click", Start.AddHours(5), "https://acme.example/pricing");
        var rules = WithThreshold(Pipeline.Score(Warm).Total + 1);

        var replayed = LeadReplay.Run(Lead(Warm) with { Touchpoints = [click] }, rules, Until);

        Assert.Equal(click.EventTime, replayed.QualifiedAt);
    }

    [Fact]
    public void Nothing_counts_from_the_end_of_the_replay_on()
    {
        var click = new TouchpointFact("ad_click", Until, "https://acme.example/pricing");
        var rules = WithThreshold(Pipeline.Score(Warm).Total + 1);

        Assert.Null(LeadReplay.Run(Lead(Warm) with { Touchpoints = [click] }, rules, Until).QualifiedAt);
        Assert.NotNull(LeadReplay.Run(Lead(Warm) with { Touchpoints = [click] }, rules, Until.AddTicks(1)).QualifiedAt);
    }

    [Fact]
    public void A_later_submission_adds_to_what_is_known_and_the_place_of_origin_stays()
    {
        var first = Warm with { Utm = new UtmInput("google", "cpc") };
        var second = new LeadSubmission { Email = "ann@northwind.example", JobTitle = "CEO", Interest = "demo" };

        var replayed = LeadReplay.Run(Lead(first, second), Shipped.Rules, Until);

        Assert.Equal(Start.AddHours(1), replayed.QualifiedAt);
        Assert.Equal("google_ads", replayed.Routing!.Channel);
        Assert.Contains(replayed.Decisive!.Contributions, c => c.RuleId == "size-core");
    }

    [Theory]
    [InlineData("US", null, "US")]
    [InlineData(null, "US", "US")]
    [InlineData("US", "FR", "FR")]
    public void A_country_that_was_given_outlasts_one_that_is_inferred(string? first, string? second, string expected)
    {
        var hot = new LeadSubmission { Email = "ann@northwind.de", JobTitle = "CEO", Interest = "demo", Phone = "+49 30 901820", Company = new CompanyInput("Northwind", Employees: "300") };

        var replayed = LeadReplay.Run(Lead(Warm with { Email = "ann@northwind.de", Country = first }, hot with { Country = second }), Shipped.Rules, Until);

        Assert.Equal(expected, replayed.Routing!.Country);
    }

    [Fact]
    public void A_test_lead_never_qualifies_and_a_real_submission_ends_the_test()
    {
        var hot = new LeadSubmission { Email = "ann@northwind.example", JobTitle = "CEO", Interest = "demo", Phone = "+49 30 901820", Company = new CompanyInput("Northwind", Employees: "300") };

        Assert.Null(LeadReplay.Run(Lead(hot with { IsTest = true }), Shipped.Rules, Until).QualifiedAt);
        Assert.True(LeadReplay.Run(Lead(hot with { IsTest = true }), Shipped.Rules, Until).IsTest);
        Assert.Equal(Start.AddHours(1), LeadReplay.Run(Lead(hot with { IsTest = true }, hot), Shipped.Rules, Until).QualifiedAt);
    }

    [Fact]
    public void A_lead_of_which_nothing_can_be_used_has_no_score() =>
        Assert.Equal(ReplayedLead.Unusable, LeadReplay.Run(Lead(new LeadSubmission { Email = "nobody" }), Shipped.Rules, Until));

    internal static RuleSet WithThreshold(int threshold) => Shipped.Rules with
    {
        Scoring = Shipped.Rules.Scoring with { Threshold = threshold, Version = $"threshold-{threshold}" },
    };

    internal static LeadHistory Lead(params LeadSubmission[] submissions) => new()
    {
        LeadId = "lead",
        Submissions = [.. submissions.Select((s, i) => new StoredSubmission(s, Start.AddHours(i)))],
    };
}
