using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>What each rule-based model gives, worked out by hand. A deal of 1,000.00 (in hundredths).</summary>
public sealed class ModelTests
{
    // Touches by day; the lead came with the one of day 10 (of day 0 where there is but one); the deal was created on day 40, and won with it.
    [Theory]
    [InlineData("first_touch", "0", 0, "100000")]
    [InlineData("first_touch", "0 10", 10, "100000 0")]
    [InlineData("first_touch", "0 10 20", 10, "100000 0 0")]
    [InlineData("first_touch", "0 10 20 30 40", 10, "100000 0 0 0 0")]
    [InlineData("last_touch", "0", 0, "100000")]
    [InlineData("last_touch", "0 10", 10, "0 100000")]
    [InlineData("last_touch", "0 10 20", 10, "0 0 100000")]
    [InlineData("last_touch", "0 10 20 30 40", 10, "0 0 0 0 100000")]
    [InlineData("last_non_direct", "0 10 20", 10, "0 0 100000")]
    [InlineData("linear", "0", 0, "100000")]
    [InlineData("linear", "0 10", 10, "50000 50000")]
    [InlineData("linear", "0 10 20", 10, "33334 33333 33333")]
    [InlineData("linear", "0 10 20 30 40", 10, "20000 20000 20000 20000 20000")]
    [InlineData("position_based", "0", 0, "100000")]
    [InlineData("position_based", "0 10", 10, "50000 50000")]
    [InlineData("position_based", "0 10 20", 10, "40000 20000 40000")]
    [InlineData("position_based", "0 10 20 30 40", 10, "40000 6667 6667 6666 40000")]
    [InlineData("u_shaped", "0", 0, "100000")]
    [InlineData("u_shaped", "0 10", 10, "50000 50000")]
    [InlineData("u_shaped", "0 10 20", 10, "40000 40000 20000")]
    [InlineData("u_shaped", "0 10 20 30 40", 10, "40000 40000 6667 6667 6666")]
    [InlineData("w_shaped", "0", 0, "100000")]
    [InlineData("w_shaped", "0 10", 10, "33333 66667")] // The second created the lead and the deal: 30 + 30 of 90.
    [InlineData("w_shaped", "0 10 20", 10, "33334 33333 33333")]
    [InlineData("w_shaped", "0 10 20 30 40", 10, "30000 30000 5000 5000 30000")]
    [InlineData("full_path", "0", 0, "100000")]
    [InlineData("full_path", "0 10", 10, "25000 75000")] // The second is lead creation, deal creation and last: 67.5 of 90.
    [InlineData("full_path", "0 10 20", 10, "25000 25000 50000")]
    [InlineData("full_path", "0 10 20 30 40", 10, "22500 22500 5000 5000 45000")]
    [InlineData("shapley", "0 10 20", 10, "33334 33333 33333")]
    [InlineData("markov", "0 10 20", 10, "33334 33333 33333")] // Without removal effects: linear.
    public void A_model_gives_what_its_definition_says(string model, string days, double lead, string expected) =>
        Assert.Equal(expected, Deal.Of(days, lead, created: 40).Shares(model));

    [Theory]
    [InlineData("u_shaped", 0, "80000 10000 10000")] // First touch and lead creation in one: 80, and the others 20.
    [InlineData("u_shaped", 20, "40000 20000 40000")]
    [InlineData("w_shaped", 0, "60000 10000 30000")]
    [InlineData("w_shaped", 20, "30000 10000 60000")]
    [InlineData("full_path", 0, "45000 10000 45000")]
    [InlineData("full_path", 20, "22500 10000 67500")]
    public void A_touch_that_is_several_milestones_has_the_sum_of_their_parts(string model, double lead, string expected) =>
        Assert.Equal(expected, Deal.Of("0 10 20", lead, created: 40).Shares(model));

    [Theory]
    [InlineData("u_shaped", "0 10 20", "66667 16667 16666")] // 40 and 20 of 60.
    [InlineData("u_shaped", "0", "100000")]
    [InlineData("w_shaped", "0 10 20", "42857 14286 42857")] // 30, 10 and 30 of 70.
    [InlineData("full_path", "0 10 20", "29032 12903 58065")] // 22.5, 10 and 45 of 77.5.
    public void Without_a_lead_its_part_goes_to_the_rest_in_proportion(string model, string days, string expected) =>
        Assert.Equal(expected, Deal.Of(days, lead: null, created: 40).Shares(model));

    [Fact]
    public void Without_a_touch_before_the_deals_creation_that_part_goes_to_the_rest_in_proportion() =>
        // First touch 22.5, lead creation 22.5, last 22.5, others 10: of 77.5.
        Assert.Equal("29033 29032 12903 29032", Deal.Of("50 60 70 80", 60, created: 40, closed: 90).Shares("full_path"));

    [Fact]
    public void The_full_path_goes_on_to_the_close_and_the_others_end_with_the_deals_creation()
    {
        var deal = Deal.Of("0 10 20 30 50 60", 10, created: 40, closed: 60);

        Assert.Equal("22500 22500 5000 22500 5000 22500", deal.Shares("full_path"));
        Assert.Equal("30000 30000 10000 30000 0 0", deal.Shares("w_shaped"));
        Assert.Equal("0 0 0 100000 0 0", deal.Shares("last_touch"));
    }

    [Theory]
    [InlineData(500, 500, "50000 50000 0")]
    [InlineData(400, 400, "40000 40000 20000")]
    [InlineData(0, 0, "33334 33333 33333")]
    [InlineData(0, 1_000, "0 100000 0")]
    [InlineData(225, 5, "22500 500 77000")]
    public void The_parts_of_u_shaped_are_parameters(int first, int lead, string expected) =>
        Assert.Equal(expected, Deal.Of("0 10 20", 10, created: 40).Shares(
            AttributionRules.ByDefault(AttributionModel.UShaped) with { Parts = new MilestoneParts(first, lead, 0, 0, 1_000 - first - lead) }));

    [Fact]
    public void Milestones_without_a_part_and_nothing_for_others_leave_all_touches_alike() =>
        Assert.Equal("50000 50000", Deal.Of("0 10", lead: null, created: 40).Shares(
            AttributionRules.ByDefault(AttributionModel.UShaped) with { Parts = new MilestoneParts(0, 1_000, 0, 0, 0) }));

    [Theory]
    [InlineData("direct direct organic direct", "0 0 100000 0")]
    [InlineData("organic email direct direct", "0 100000 0 0")]
    [InlineData("direct organic email", "0 0 100000")]
    [InlineData("organic direct", "100000 0")]
    [InlineData("direct direct direct", "0 0 100000")]
    [InlineData("direct", "100000")]
    public void Last_non_direct_is_the_latest_that_is_not_direct_and_the_latest_where_all_are(string channels, string expected) =>
        Assert.Equal(expected, OfChannels(channels).Shares("last_non_direct"));

    [Theory]
    [InlineData("a b c", "33334 33333 33333")]
    [InlineData("a b a", "25000 50000 25000")] // Each channel has a half, and two touches share one.
    [InlineData("a a a b", "16667 16667 16666 50000")]
    [InlineData("a a", "50000 50000")]
    [InlineData("a", "100000")]
    public void Shapley_gives_each_channel_of_a_path_the_same_and_its_repeats_share_it(string channels, string expected) =>
        Assert.Equal(expected, OfChannels(channels).Shares("shapley"));

    [Theory]
    [InlineData("a b c", "50000 25000 25000")]
    [InlineData("a b", "66667 33333")]
    [InlineData("a a b", "33334 33333 33333")]
    [InlineData("a d", "100000 0")]
    [InlineData("d b", "0 100000")]
    [InlineData("d a new d", "0 100000 0 0")]
    [InlineData("d", "100000")]
    [InlineData("d d new", "33334 33333 33333")]
    [InlineData("tiny tiniest", "75000 25000")] // However small the effects are, their proportion counts.
    public void Markov_gives_a_channel_its_removal_effect_which_its_repeats_share_and_all_the_same_where_all_are_0(string channels, string expected) =>
        Assert.Equal(expected, OfChannels(channels).Shares(
            AttributionRules.ByDefault(AttributionModel.Markov),
            effects: new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.25, ["c"] = 0.25, ["d"] = 0, ["tiny"] = 3e-15, ["tiniest"] = 1e-15 }));

    private static Deal OfChannels(string channels) => new(
        [.. channels.Split(' ').Select((c, i) => Deal.Touch(i, $"c{i}", channel: c))], Deal.FactsOf(null, created: 40));
}
