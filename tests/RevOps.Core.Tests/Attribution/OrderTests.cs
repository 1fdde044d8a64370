using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Order and half-lives: what the times of touches do.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData("0 7", 7, "33333 66667")] // 1/2 and 1.
    [InlineData("0 7 14", 7, "14286 28571 57143")] // 1/4, 1/2 and 1, of 1.75.
    [InlineData("0 3.5 7", 7, "22654 32038 45308")] // 1/2, 2^-0.5 and 1, of 2.2071.
    [InlineData("0 0.5", 7, "48762 51238")] // 2^(-0.5/7): half a day is half a day, and not a whole one or none.
    [InlineData("0 1 31", 1, "0 0 100000")]
    [InlineData("5", 7, "100000")]
    [InlineData("0 30", 30, "33333 66667")]
    public void Time_decay_halves_with_every_half_life_days_being_real_numbers(string days, double halfLife, string expected) =>
        Assert.Equal(expected, Deal.Of(days, null, created: 40).Shares(
            AttributionRules.ByDefault(AttributionModel.TimeDecay) with { HalfLife = TimeSpan.FromDays(halfLife) }));

    [Fact]
    public void Time_decay_is_of_the_touches_and_not_of_the_time_since_the_last() =>
        Assert.Equal(Deal.Of("0 7 14", null, created: 14).Shares("time_decay"), Deal.Of("0 7 14", null, created: 170).Shares("time_decay"));

    [Fact]
    public void Equal_times_are_ordered_by_id()
    {
        var deal = new Deal([], Deal.FactsOf(null, created: 40)).With(
            Deal.Touch(5, "m", id: "2"), Deal.Touch(5, "z", id: "1"), Deal.Touch(5, "a", id: "3"));

        Assert.Equal(["1", "2", "3"], deal.Touches.Select(t => t.Id));
        Assert.Equal("100000 0 0", deal.Shares("first_touch"));
        Assert.Equal("0 0 100000", deal.Shares("last_touch"));
    }

    [Theory]
    [InlineData("linear", 10, "4 3 3")]
    [InlineData("linear", -10, "-4 -3 -3")]
    [InlineData("linear", 2, "1 1 0")]
    [InlineData("linear", 0, "0 0 0")]
    public void Equal_remainders_go_to_the_earlier_touches(string model, long value, string expected) =>
        Assert.Equal(expected, Deal.Of("0 10 20", 10, created: 40).Shares(model, value));
}
