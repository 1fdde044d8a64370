namespace RevOps.Core.Scoring.Calibration;

/// <summary>
/// The rules as columns: what each gives a lead, as a multiple of its points. 1 where a condition holds; for engagement how many
/// fresh touchpoints it is worth, up to the rule's most.
/// </summary>
public sealed class RuleValues
{
    private readonly ScoringRules rules;
    private readonly Dictionary<string, int> places;
    private readonly int[] groups;

    /// <summary>Columns for these rules.</summary>
    /// <param name="rules">The rules: conditions first, then engagement.</param>
    public RuleValues(ScoringRules rules)
    {
        this.rules = rules;
        Ids = [.. rules.Rules.Select(r => r.Id), .. rules.Engagement.Select(r => r.Id)];
        Groups = [.. rules.Rules.Select(r => r.Group), .. rules.Engagement.Select(_ => ScoringGroups.Engagement)];
        Points = [.. rules.Rules.Select(r => (decimal)r.Points), .. rules.Engagement.Select(r => r.Points)];
        places = Ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        groups = [.. Groups.Select(g => ScoringGroups.All.ToList().IndexOf(g))];
    }

    /// <summary>Ids of the rules, in order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Their groups.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Their present points.</summary>
    public IReadOnlyList<decimal> Points { get; }

    /// <summary>True for a rule of the conditions, whose points are whole.</summary>
    /// <param name="rule">Its place.</param>
    public bool IsWhole(int rule) => rule < rules.Rules.Count;

    /// <summary>What each rule gives the lead.</summary>
    /// <param name="facts">The lead as it was then.</param>
    /// <param name="at">The time.</param>
    public float[] Of(ScoringFacts facts, DateTimeOffset at)
    {
        var values = new float[Ids.Count];
        foreach (var contribution in LeadScorer.Score(facts, rules, at).Contributions)
        {
            if (places.TryGetValue(contribution.RuleId, out var place))
            {
                values[place] = (float)(contribution.Points / Points[place]);
            }
        }

        return values;
    }

    /// <summary>The score under other points, with the caps of the rules. With the present points it is the present score.</summary>
    /// <param name="values">What each rule gives.</param>
    /// <param name="points">Points of each rule.</param>
    public double Score(float[] values, double[] points)
    {
        Span<double> sums = stackalloc double[ScoringGroups.All.Count];
        for (var i = 0; i < values.Length; i++)
        {
            sums[groups[i]] += values[i] * points[i];
        }

        var total = 0.0;
        for (var g = 0; g < sums.Length; g++)
        {
            var group = ScoringGroups.All[g];
            total += !rules.GroupCaps.TryGetValue(group, out var cap) ? sums[g]
                : group == ScoringGroups.Penalty ? Math.Max(cap, sums[g])
                : Math.Min(cap, sums[g]);
        }

        return Math.Clamp(total, 0, 100);
    }
}
