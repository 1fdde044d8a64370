using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Paths of far more touches than a deal has: nothing overflows, and shares stay within a unit.</summary>
public sealed class LongPathTests
{
    private const long Value = 123_456_789;

    public static TheoryData<string> AllModels => [.. AttributionModels.Names];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Thousands_of_touches_share_a_value_exactly(string model)
    {
        var deal = Of([.. Enumerable.Range(0, 5_000).Select(i => $"{i % 7}")]);
        var shares = deal.Shares(model, Value).Split(' ').Select(s => long.Parse(s, null)).ToList();

        Assert.Equal(Value, shares.Sum());
        Assert.All(shares, s => Assert.True(s >= 0));
    }

    /// <summary>The common multiple of these counts does not fit into 64 bits.</summary>
    [Fact]
    public void Channels_met_prime_numbers_of_times_still_have_the_same_part_each()
    {
        int[] primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59];
        var channels = primes.SelectMany(p => Enumerable.Repeat($"{p}", p)).ToArray();
        var shares = Of(channels).Shares("shapley", 17_000_000).Split(' ').Select(s => long.Parse(s, null));

        Assert.All(
            channels.Zip(shares).GroupBy(c => c.First, c => c.Second),
            g => Assert.All(g, share => Assert.InRange(share * g.Count(), 1_000_000 - g.Count(), 1_000_000 + g.Count())));
    }

    [Fact]
    public void Half_lives_long_past_leave_a_touch_nothing_and_the_latest_all()
    {
        var deal = Deal.Of("0 1 2 3", null, created: 170);
        var model = AttributionRules.ByDefault(AttributionModel.TimeDecay) with { HalfLife = TimeSpan.FromDays(0.01) };

        Assert.Equal([0L, 0, 0, 1], deal.Weights(model).Select(w => Math.Min(w, 1)));
    }

    private static Deal Of(string[] channels) =>
        new([.. channels.Select((c, i) => Deal.Touch(i / 100d, $"c{i}", channel: c))], Deal.FactsOf(lead: 0.01, created: 100));
}
