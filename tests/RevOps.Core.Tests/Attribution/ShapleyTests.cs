using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Shapley values of channels by their definition, over all orders in which they may come, against the sum of the deals' shares.</summary>
public sealed class ShapleyTests
{
    [Fact]
    public void Over_all_orders_of_the_channels_the_mean_marginal_value_is_the_sum_of_what_the_deals_give()
    {
        var random = new Random(9);
        for (var round = 0; round < 60; round++)
        {
            var channels = Enumerable.Range(0, random.Next(1, 7)).Select(i => $"{(char)('A' + i)}").ToArray();
            var deals = Enumerable.Range(0, random.Next(1, 10)).Select(_ => (Path: Path(random, channels), Value: random.NextInt64(0, 1_000_000))).ToList();
            var exact = ByDefinition(channels, deals);
            var given = ByDeals(deals);

            Assert.All(channels, c => Assert.Equal(exact[c], given.GetValueOrDefault(c)));
        }
    }

    /// <summary>Two channels: a alone 100, b alone 50, both together 300 more. a: 100 + 150; b: 50 + 150.</summary>
    [Fact]
    public void What_channels_earn_together_they_share()
    {
        (string[], long)[] deals = [(["a"], 100), (["b"], 50), (["b", "a", "b"], 300)];

        Assert.Equal(new Dictionary<string, Fraction> { ["a"] = 250, ["b"] = 200 }, ByDefinition(["a", "b"], deals));
        Assert.Equal(new Dictionary<string, Fraction> { ["a"] = 250, ["b"] = 200 }, ByDeals(deals));
    }

    private static string[] Path(Random random, string[] channels) =>
        [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => channels[random.Next(channels.Length)])];

    private static Dictionary<string, Fraction> ByDefinition(string[] channels, IReadOnlyList<(string[] Path, long Value)> deals)
    {
        long ValueOf(HashSet<string> set) => deals.Where(d => d.Path.All(set.Contains)).Sum(d => d.Value);
        var sums = channels.ToDictionary(c => c, _ => 0L);
        var orders = Orders(channels).ToList();
        foreach (var order in orders)
        {
            var set = new HashSet<string>();
            foreach (var channel in order)
            {
                var before = ValueOf(set);
                set.Add(channel);
                sums[channel] += ValueOf(set) - before;
            }
        }

        return sums.ToDictionary(s => s.Key, s => new Fraction(s.Value, orders.Count));
    }

    private static Dictionary<string, Fraction> ByDeals(IReadOnlyList<(string[] Path, long Value)> deals)
    {
        var sums = new Dictionary<string, Fraction>();
        foreach (var (path, value) in deals)
        {
            var deal = new Deal([.. path.Select((c, i) => Deal.Touch(i, $"c{i}", channel: c))], Deal.FactsOf(null, created: 40));
            var weights = deal.Weights(AttributionRules.ByDefault(AttributionModel.Shapley));
            foreach (var (channel, weight) in path.Zip(weights))
            {
                sums[channel] = sums.GetValueOrDefault(channel) + ((Fraction)value * new Fraction(weight, weights.Sum()));
            }
        }

        return sums;
    }

    private static IEnumerable<string[]> Orders(string[] channels) => channels.Length == 0
        ? [[]]
        : channels.SelectMany(c => Orders([.. channels.Where(o => o != c)]).Select(rest => (string[])[c, .. rest]));
}
