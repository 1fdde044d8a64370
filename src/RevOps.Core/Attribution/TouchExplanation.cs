using RevOps.Core.Deals;

namespace RevOps.Core.Attribution;

/// <summary>Why a touchpoint has a weight, or has none.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Milestones">What it is on the path that ends with the deal's creation.</param>
/// <param name="Weights">By model, as fractions that sum to 1 per model; empty for one that has none.</param>
/// <param name="Reason">Why it has none; null where a model gives it something.</param>
public sealed record TouchExplanation(Touchpoint Touchpoint, Milestones Milestones, IReadOnlyList<ModelWeight> Weights, string? Reason)
{
    /// <summary>Explains every touchpoint of a deal, in order.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="deals">What a touch and a session are.</param>
    /// <param name="channels">Removal effects by channel, for Markov.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="touches">What its contacts did, in order of time and id, without imports.</param>
    public static IReadOnlyList<TouchExplanation> Of(
        AttributionRules rules, DealRules deals, IReadOnlyDictionary<string, double> channels, DealFacts deal, IReadOnlyList<Touchpoint> touches)
    {
        var weighed = new List<WeighedTouch>();
        new AttributionEngine(rules, deals, channels).Attribute(touches, deal, weighed);
        var totals = rules.Models.Select((_, m) => weighed.Sum(w => (decimal)w.Weights[m])).ToList();
        var eligibility = new Eligibility(deals, rules.Strength);
        var path = new List<PathTouch>();
        new TouchPath(eligibility).Make(touches.ToArray(), deal, PathRules.Default with { LookBack = TimeSpan.FromDays(36_500), CutOff = CutOff.Close }, path);
        return
        [
            .. touches.Select((touch, i) => weighed.Find(w => w.Index == i) is { Weights: { } given }
                ? new TouchExplanation(touch, MilestonesOf(path, i), [.. rules.Models.Select((m, n) => WeightOf(m, given[n], totals[n])).Where(w => w.Weight > 0)], null)
                : new TouchExplanation(touch, MilestonesOf(path, i), [], ReasonOf(touch, path.Exists(p => p.Index == i), eligibility, rules, deal))),
        ];
    }

    private static ModelWeight WeightOf(ModelRules model, long weight, decimal total) =>
        new(AttributionModels.NameOf(model.Model), total == 0 ? 0 : Math.Round(weight / total, 9));

    private static Milestones MilestonesOf(List<PathTouch> path, int index) => path.Find(p => p.Index == index).Milestones;

    private static string ReasonOf(in Touchpoint touch, bool isOnPath, Eligibility eligibility, AttributionRules rules, in DealFacts deal)
    {
        if (!eligibility.IsTouch(touch.EventType))
        {
            return $"{touch.EventType} is no touch (deals.json, notTouches).";
        }

        var (at, facts) = (touch.At, deal);
        if (!rules.Models.Any(m => at <= EndOf(m, facts)))
        {
            return "It came after the cut-off of every model.";
        }

        return rules.Models.All(m => at > EndOf(m, facts) || at < EndOf(m, facts) - m.Path.LookBack)
            ? "It lies outside the look-back of every model."
            : isOnPath ? "The rules leave it out, or count it with another of its campaign."
            : "It belongs to a session of its campaign of which a stronger or earlier event counts.";
    }

    private static DateTimeOffset EndOf(ModelRules model, in DealFacts deal) => model.Path.CutOff == CutOff.Close ? deal.ClosedAt : deal.CreatedAt;
}

/// <summary>What a model gives to a touch.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Weight">A fraction; those of a deal sum to 1.</param>
public sealed record ModelWeight(string Model, decimal Weight);
