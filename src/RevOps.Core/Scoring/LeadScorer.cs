namespace RevOps.Core.Scoring;

/// <summary>Scores leads by the rules. The same facts, rules and time always give the same score.</summary>
public static class LeadScorer
{
    /// <summary>Rule id of the contributions that keep groups and the total within their bounds.</summary>
    public const string CapRule = "cap";

    /// <summary>Adds up what applies, caps each group, and clamps the total to 0 to 100.</summary>
    /// <param name="facts">The lead.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The time of the decision, from which touchpoints' age counts; later ones count as fresh.</param>
    public static LeadScore Score(ScoringFacts facts, ScoringRules rules, DateTimeOffset now)
    {
        var sheet = new FactSheet(facts);
        var contributions = new List<ScoreContribution>(16);
        var nextChange = DateTimeOffset.MaxValue;
        var total = 0;
        for (var g = 0; g < ScoringGroups.All.Count; g++)
        {
            var group = ScoringGroups.All[g];
            var sum = AddRules(group, sheet, rules, now, contributions, ref nextChange);
            if (group == ScoringGroups.Engagement)
            {
                sum += AddEngagement(sheet, rules, now, contributions, ref nextChange);
            }

            total += sum + Cap(group, sum, rules, contributions);
        }

        var clamped = Math.Clamp(total, 0, 100);
        if (clamped != total)
        {
            contributions.Add(new ScoreContribution(CapRule, "total", clamped - total, "A score lies between 0 and 100."));
        }

        return new LeadScore(clamped, rules.ThresholdFor(facts.Segment), contributions)
        {
            NextChangeAt = nextChange == DateTimeOffset.MaxValue ? null : nextChange,
        };
    }

    private static int AddRules(
        string group, FactSheet sheet, ScoringRules rules, DateTimeOffset now, List<ScoreContribution> contributions, ref DateTimeOffset nextChange)
    {
        var sum = 0;
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var rule = rules.Rules[i];
            if (rule.Group != group)
            {
                continue;
            }

            var holds = rule.When.Holds(sheet, now);
            if (holds)
            {
                contributions.Add(new ScoreContribution(rule.Id, group, rule.Points, rule.Reason));
                sum += rule.Points;
            }

            if (rule.When.IsTimed && NextFlip(rule.When, holds, sheet, now) is { } flip && flip < nextChange)
            {
                nextChange = flip;
            }
        }

        return sum;
    }

    private static int AddEngagement(
        FactSheet sheet, ScoringRules rules, DateTimeOffset now, List<ScoreContribution> contributions, ref DateTimeOffset nextChange)
    {
        var sum = 0;
        for (var i = 0; i < rules.Engagement.Count; i++)
        {
            var rule = rules.Engagement[i];
            var worth = FadingWorth.Of(rule, sheet, now);
            var points = worth.PointsAt(now);
            if (points == 0)
            {
                continue;
            }

            contributions.Add(new ScoreContribution(rule.Id, ScoringGroups.Engagement, points, $"{rule.Reason} ({worth.Count}×, fading with age)"));
            sum += points;
            if (worth.NextChange(sheet, now) is { } change && change < nextChange)
            {
                nextChange = change;
            }
        }

        return sum;
    }

    /// <summary>The first instant at which a condition's outcome is another: only where one of its windows ends can that be.</summary>
    private static DateTimeOffset? NextFlip(Condition when, bool holds, FactSheet sheet, DateTimeOffset now)
    {
        var edges = new List<DateTimeOffset>();
        when.AddEdges(sheet, edges);
        edges.Sort();
        foreach (var edge in edges)
        {
            if (edge > now && when.Holds(sheet, edge) != holds)
            {
                return edge;
            }
        }

        return null;
    }

    private static int Cap(string group, int sum, ScoringRules rules, List<ScoreContribution> contributions)
    {
        var isPenalty = group == ScoringGroups.Penalty;
        if (!rules.GroupCaps.TryGetValue(group, out var cap) || (isPenalty ? sum >= cap : sum <= cap))
        {
            return 0;
        }

        var reason = isPenalty ? $"At most {-cap} points are taken." : $"At most {cap} points for {group}.";
        contributions.Add(new ScoreContribution(CapRule, group, cap - sum, reason));
        return cap - sum;
    }
}
