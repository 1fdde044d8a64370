using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>The engine against a slow implementation of the same definitions, on random deals under random rules.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_model_gives_the_same_touches_the_same_shares_to_the_smallest_unit(int seed)
    {
        var random = new Random(seed);
        var met = new int[AttributionModels.Names.Count];
        for (var round = 0; round < 100; round++)
        {
            var (deals, rules, effects) = (RandomHistories.Deals(random), RandomHistories.Rules(random), RandomHistories.Effects(random));
            var engine = new AttributionEngine(rules, deals, effects);
            var attributed = new List<WeighedTouch>();
            for (var i = 0; i < 20; i++)
            {
                var (deal, value) = (RandomHistories.Deal(random), RandomHistories.Value(random));
                engine.Attribute(deal.Touches, deal.Facts, attributed);
                for (var m = 0; m < rules.Models.Count; m++)
                {
                    var exact = ReferenceAttribution.Weights(rules.Models[m], deal, deals, rules.Strength, effects);
                    met[m] += exact.Count > 2 ? 1 : 0;
                    AssertAgree(rules.Models[m].Model, value, deal, exact, attributed, m);
                }
            }
        }

        Assert.All(met, count => Assert.True(count > 200, $"Only {count} paths of more than two touches."));
    }

    private static void AssertAgree(AttributionModel model, long value, Deal deal, Dictionary<Touchpoint, Fraction> exact, List<WeighedTouch> attributed, int m)
    {
        var weights = new long[deal.Touches.Count];
        attributed.ForEach(t => weights[t.Index] = t.Weights[m]);
        if (exact.Count == 0)
        {
            Assert.All(weights, w => Assert.Equal(0, w));
            return;
        }

        var shares = new long[weights.Length];
        Allocation.Share(value, weights, shares);
        if (model is AttributionModel.TimeDecay or AttributionModel.Markov)
        {
            AssertLargestRemainder(value, deal, exact, shares);
        }
        else
        {
            Assert.Equal(ReferenceAttribution.Shares(value, deal, exact), shares);
        }
    }

    /// <summary>
    /// Weights that are no fractions of small numbers are rounded, which may decide between remainders that are equal but for the
    /// rounding. Shares are by largest remainder if what they lack spans no more than a unit.
    /// </summary>
    private static void AssertLargestRemainder(long value, Deal deal, Dictionary<Touchpoint, Fraction> exact, long[] shares)
    {
        var (sign, rounding) = (value < 0 ? -1 : 1, Math.Abs(value) * 2e-12);
        var lacking = deal.Touches.Select((t, i) => sign * ((exact.GetValueOrDefault(t) * value) - shares[i]).ToDouble()).ToList();
        Assert.Equal(value, shares.Sum());
        Assert.InRange(lacking.Max() - lacking.Min(), 0, 1 + rounding);
        Assert.All(lacking, l => Assert.InRange(l, -1 - rounding, 1 + rounding));
        Assert.All(deal.Touches.Zip(shares), t => Assert.True(exact.ContainsKey(t.First) || t.Second == 0));
    }
}
