using System.Numerics;
using RevOps.Core.Attribution;
using RevOps.Core.Deals;

namespace RevOps.Core.Tests.Attribution;

/// <summary>
/// What a model gives each touch of a deal, written as the definitions read: one step after the other, each a query over what the step
/// before left, and weights as fractions. Slow and obvious; shares no code with the engine.
/// </summary>
internal static class ReferenceAttribution
{
    /// <summary>Weights by touchpoint, which sum to 1; empty where the deal has no touch.</summary>
    public static Dictionary<Touchpoint, Fraction> Weights(ModelRules model, Deal deal, DealRules deals, IReadOnlyList<string> strength, IReadOnlyDictionary<string, double> effects)
    {
        var path = ReferencePath.Of(deal, model.Path, deals, strength);
        if (path.Count == 0)
        {
            return [];
        }

        var weights = path.Zip(Raw(model, path, effects)).ToDictionary(p => p.First.Touch, p => p.Second);
        var total = weights.Values.Aggregate(Fraction.Zero, (a, b) => a + b);
        return weights.ToDictionary(w => w.Key, w => w.Value / total);
    }

    /// <summary>Shares of a value by largest remainder, by place among the deal's touchpoints.</summary>
    public static long[] Shares(long value, Deal deal, Dictionary<Touchpoint, Fraction> weights)
    {
        var fractions = deal.Touches.Select(t => weights.GetValueOrDefault(t)).ToList();
        var below = fractions.Aggregate(BigInteger.One, (b, f) => b * f.Below / BigInteger.GreatestCommonDivisor(b, f.Below));
        return [.. ReferenceAllocation.Of(value, [.. fractions.Select(f => f.Above * below / f.Below)]).Select(s => (long)s)];
    }

    private static IReadOnlyList<Fraction> Raw(ModelRules model, IReadOnlyList<ReferenceTouch> path, IReadOnlyDictionary<string, double> effects)
    {
        var last = path.Count - 1;
        var channels = path.Select(p => p.Touch.Channel).ToList();
        return model.Model switch
        {
            AttributionModel.FirstTouch => Only(path, 0),
            AttributionModel.LastTouch => Only(path, last),
            AttributionModel.LastNonDirect => Only(path, channels.FindLastIndex(c => c != "direct") is var i && i < 0 ? last : i),
            AttributionModel.Linear => Alike(path),
            AttributionModel.TimeDecay => [.. path.Select(p => Halved(path[last].Touch.At - p.Touch.At, model.HalfLife))],
            AttributionModel.Shapley => [.. channels.Select(c => Fraction.One / channels.Count(o => o == c))],
            AttributionModel.Markov when channels.All(c => effects.GetValueOrDefault(c) == 0) => Alike(path),
            AttributionModel.Markov => [.. channels.Select(c => Exact(effects.GetValueOrDefault(c)) / channels.Count(o => o == c))],
            _ => ByParts(model.Parts!, path),
        };
    }

    private static IReadOnlyList<Fraction> ByParts(MilestoneParts parts, IReadOnlyList<ReferenceTouch> path)
    {
        Fraction Own(ReferenceTouch touch) =>
            (touch.IsFirst ? parts.First : 0L) + (touch.IsLeadCreation ? parts.LeadCreation : 0L) + (touch.IsDealCreation ? parts.DealCreation : 0L) + (touch.IsLast ? parts.Last : 0L);
        var others = path.Count(p => Own(p) == Fraction.Zero);
        var weights = path.Select(p => Own(p) == Fraction.Zero ? new Fraction(parts.Others, others) : Own(p)).ToList();
        return weights.TrueForAll(w => w == Fraction.Zero) ? Alike(path) : weights;
    }

    private static IReadOnlyList<Fraction> Only(IReadOnlyList<ReferenceTouch> path, int place) =>
        [.. path.Select((_, i) => i == place ? Fraction.One : Fraction.Zero)];

    private static IReadOnlyList<Fraction> Alike(IReadOnlyList<ReferenceTouch> path) => [.. path.Select(_ => Fraction.One)];

    /// <summary>Effects of the tests are multiples of 1/1024.</summary>
    private static Fraction Exact(double effect) => new((long)(effect * 1_024), 1_024);

    /// <summary>2^(−age/half-life) to 30 digits: whole halves, and the series of e^x for what is left of one.</summary>
    private static Fraction Halved(TimeSpan age, TimeSpan halfLife)
    {
        const decimal Ln2 = 0.6931471805599453094172321215m;
        var halves = age.Ticks / halfLife.Ticks;
        var x = -Ln2 * (age.Ticks % halfLife.Ticks) / halfLife.Ticks;
        var (sum, term) = (1m, 1m);
        for (var k = 1; k < 40; k++)
        {
            term *= x / k;
            sum += term;
        }

        return new Fraction((BigInteger)(sum * 1e28m), BigInteger.Pow(10, 28) * BigInteger.Pow(2, (int)Math.Min(halves, 500)));
    }
}
