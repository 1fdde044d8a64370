using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>What path rules leave out and unite.</summary>
public sealed class PathRuleTests
{
    [Theory]
    [InlineData("a b c", "33334 33333 33333")]
    [InlineData("a x b", "50000 0 50000")]
    [InlineData("x x", "50000 50000")]
    public void Campaigns_are_left_out_where_something_else_remains(string campaigns, string expected) =>
        Assert.Equal(expected, OfCampaigns(campaigns).Shares(PathRules.Default with { ExcludedCampaigns = Set("x") }));

    [Theory]
    [InlineData("direct organic direct", "0 100000 0")]
    [InlineData("direct direct", "50000 50000")]
    [InlineData("organic email", "50000 50000")]
    public void Direct_is_left_out_where_something_else_remains(string channels, string expected) =>
        Assert.Equal(expected, OfChannels(channels).Shares(PathRules.Default with { ExcludedChannels = Set("direct") }));

    [Fact]
    public void Sources_and_types_are_left_out_too()
    {
        var deal = new Deal(
            [Deal.Touch(0, "a", source: "crm"), Deal.Touch(1, "b", "chat"), Deal.Touch(2, "c")], Deal.FactsOf(null, 40));

        Assert.Equal("0 50000 50000", deal.Shares(PathRules.Default with { ExcludedSources = Set("crm") }));
        Assert.Equal("50000 0 50000", deal.Shares(PathRules.Default with { ExcludedTypes = Set("chat") }));
        Assert.Equal("0 0 100000", deal.Shares(PathRules.Default with { ExcludedSources = Set("crm"), ExcludedTypes = Set("chat") }));
    }

    [Fact]
    public void Of_rules_that_together_would_leave_nothing_only_the_last_is_not_applied()
    {
        var deal = new Deal([Deal.Touch(0, "a", source: "crm"), Deal.Touch(1, null, channel: "direct")], Deal.FactsOf(null, 40));

        Assert.Equal("0 100000", deal.Shares(PathRules.Default with { ExcludedSources = Set("crm"), ExcludedChannels = Set("direct") }));
    }

    [Fact]
    public void A_touch_without_a_campaign_is_of_no_campaign_that_is_left_out() =>
        Assert.Equal("50000 50000 0", new Deal(
            [Deal.Touch(0, null), Deal.Touch(1, "a"), Deal.Touch(2, "x")], Deal.FactsOf(null, 40)).Shares(PathRules.Default with { ExcludedCampaigns = Set("x") }));

    [Theory]
    [InlineData(Collapse.None, "a a b a b b", "16667 16667 16667 16667 16666 16666")]
    [InlineData(Collapse.Consecutive, "a a b a b b", "25000 0 25000 25000 25000 0")]
    [InlineData(Collapse.First, "a a b a b b", "50000 0 50000 0 0 0")]
    [InlineData(Collapse.Consecutive, "a a a", "100000 0 0")]
    [InlineData(Collapse.First, "a", "100000")]
    [InlineData(Collapse.First, "a b c", "33334 33333 33333")]
    public void Repeats_of_a_campaign_stay_or_of_those_that_follow_each_other_or_of_all_the_first_does(Collapse collapse, string campaigns, string expected) =>
        Assert.Equal(expected, OfCampaigns(campaigns).Shares(PathRules.Default with { Collapse = collapse }));

    [Theory]
    [InlineData(Collapse.Consecutive, "50000 0 50000")]
    [InlineData(Collapse.First, "50000 0 50000")]
    public void Without_a_campaign_touches_of_one_channel_are_repeats(Collapse collapse, string expected) =>
        Assert.Equal(expected, new Deal(
            [Deal.Touch(0, null), Deal.Touch(1, null), Deal.Touch(2, null, channel: "referral")], Deal.FactsOf(null, 40)).Shares(PathRules.Default with { Collapse = collapse }));

    [Fact]
    public void What_follows_one_another_is_seen_after_something_was_left_out() =>
        Assert.Equal("50000 0 0 50000", OfCampaigns("a x a b").Shares(PathRules.Default with { ExcludedCampaigns = Set("x"), Collapse = Collapse.Consecutive }));

    [Fact]
    public void Models_see_the_path_that_remains_two_touches_are_halves()
    {
        var first = PathRules.Default with { Collapse = Collapse.First };

        Assert.Equal("50000 50000 0", OfCampaigns("a b a").Shares(first, AttributionModel.PositionBased));
        Assert.Equal("0 100000 0", OfCampaigns("a b a").Shares(first, AttributionModel.LastTouch));
        Assert.Equal("50000 0 50000 0", OfCampaigns("a a b b").Shares(PathRules.Default with { Collapse = Collapse.Consecutive }, AttributionModel.PositionBased));
    }

    [Fact]
    public void The_first_of_the_repeats_stands_for_the_one_that_created_the_lead() =>
        Assert.Equal("40000 40000 20000 0", OfCampaigns("x a b a", lead: 3).Shares(PathRules.Default with { Collapse = Collapse.First }, AttributionModel.UShaped));

    private static Deal OfCampaigns(string campaigns, double? lead = null) =>
        new([.. campaigns.Split(' ').Select((c, i) => Deal.Touch(i, c))], Deal.FactsOf(lead, created: 40));

    private static Deal OfChannels(string channels) =>
        new([.. channels.Split(' ').Select((c, i) => Deal.Touch(i, $"c{i}", channel: c))], Deal.FactsOf(null, created: 40));

    private static HashSet<string> Set(params string[] names) => [.. names];
}
