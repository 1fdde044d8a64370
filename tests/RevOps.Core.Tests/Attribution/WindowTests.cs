using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Which touches are within the look-back window and before the cut-off, to the tick.</summary>
public sealed class WindowTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(0, "50000 50000")]
    [InlineData(1, "50000 50000")]
    [InlineData(-1, "0 100000")]
    public void A_touch_exactly_the_look_back_before_the_cut_off_counts_and_one_a_tick_older_does_not(long ticks, string expected) =>
        Assert.Equal(expected, At(Deal.Day(200) - TimeSpan.FromDays(180) + (ticks * Tick), Deal.Day(199)).Shares(PathRules.Default));

    [Theory]
    [InlineData(0, "50000 50000")]
    [InlineData(-1, "50000 50000")]
    [InlineData(1, "100000 0")]
    public void A_touch_exactly_at_the_cut_off_counts_and_one_a_tick_later_does_not(long ticks, string expected) =>
        Assert.Equal(expected, At(Deal.Day(199), Deal.Day(200) + (ticks * Tick)).Shares(PathRules.Default));

    [Theory]
    [InlineData(0, "0 50000 50000")]
    [InlineData(1, "0 100000 0")]
    public void The_cut_off_at_close_is_inclusive_too_and_the_look_back_counts_from_it(long ticks, string expected) =>
        Assert.Equal(expected, new Deal(
            [TouchAt(Deal.Day(119), 0), TouchAt(Deal.Day(120), 1), TouchAt(Deal.Day(300) + (ticks * Tick), 2)],
            Deal.FactsOf(null, created: 200, closed: 300)).Shares(PathRules.Default with { CutOff = CutOff.Close }));

    [Fact]
    public void A_look_back_of_nothing_leaves_the_moment_of_the_cut_off() =>
        Assert.Equal("0 100000", Deal.Of("39.9 40", null, created: 40).Shares(PathRules.Default with { LookBack = TimeSpan.Zero }));

    [Fact]
    public void A_look_back_beyond_the_beginning_of_time_counts_everything() =>
        Assert.Equal("50000 50000", new Deal(
            [TouchAt(DateTimeOffset.MinValue, 0), TouchAt(DateTimeOffset.MinValue.AddDays(1), 1)],
            new DealFacts(DateTimeOffset.MinValue.AddDays(2), DateTimeOffset.MinValue.AddDays(2), null)).Shares(PathRules.Default));

    [Theory]
    [MemberData(nameof(AllModels))]
    public void A_touch_after_the_cut_off_has_no_weight_in_any_model(string model)
    {
        var deal = Deal.Of("0 10 20 30", lead: 10, created: 40, closed: 60);

        Assert.Equal($"{deal.Shares(model)} 0", deal.With(Deal.Touch(60.001, "late", "form_submit", channel: "referral")).Shares(model));
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Without_a_touch_in_the_window_nothing_is_attributed(string model)
    {
        Assert.Equal("", Deal.Of("", 10, created: 40).Shares(model));
        Assert.Equal("", Deal.Of("0 10 41", 10, created: 400, closed: 400).Shares(model));
        Assert.Equal("", Deal.Of("41 42", 41, created: 40).Shares(model));
    }

    [Fact]
    public void Times_are_compared_as_moments_whatever_their_offset()
    {
        var berlin = TouchAt(Deal.Day(40).ToOffset(TimeSpan.FromHours(2)), 0);
        var kiribati = TouchAt(Deal.Day(40).AddTicks(1).ToOffset(TimeSpan.FromHours(14)), 1);

        Assert.Equal("100000 0", new Deal([berlin, kiribati], Deal.FactsOf(null, 40)).Shares(PathRules.Default));
    }

    [Fact]
    public void Types_that_are_no_touches_have_no_weight_and_are_no_milestones()
    {
        var deal = new Deal(
            [
                Deal.Touch(0, "a", "email_open"), Deal.Touch(1, "b"), Deal.Touch(2, "c"), Deal.Touch(3, "d", "call_logged"),
            ],
            Deal.FactsOf(lead: 3, created: 40));

        Assert.Equal("0 50000 50000 0", deal.Shares("linear"));
        Assert.Equal("0 100000 0 0", deal.Shares("first_touch"));
        Assert.Equal("0 0 100000 0", deal.Shares("last_touch"));
        Assert.Equal("", new Deal([Deal.Touch(0, "a", "email_open")], Deal.FactsOf(null, 40)).Shares("linear"));
    }

    public static TheoryData<string> AllModels => [.. AttributionModels.Names];

    private static Touchpoint TouchAt(DateTimeOffset at, int i) => Deal.Touch(i, $"c{i}") with { At = at };

    private static Deal At(DateTimeOffset first, DateTimeOffset second) => new([TouchAt(first, 0), TouchAt(second, 1)], Deal.FactsOf(null, created: 200));
}
