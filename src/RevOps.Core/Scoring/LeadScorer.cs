namespace RevOps.Core.Scoring;

/// <summary>Scores leads by the rules. The same facts, rules and time always give the same score.</summary>
public static class LeadScorer
{
    /// <summary>Rule id of the contributions that keep groups and the total within their bounds.</summary>
    public const string CapRule = "cap";

    private static readonly string[] Groups = ["fit", "engagement", "intent", "penalty"];

    /// <summary>Adds up what applies, caps each group, and clamps the total to 0 to 100.</summary>
    /// <param name="facts">The lead.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The time of the decision, from which touchpoints' age counts; later ones count as fresh.</param>
    public static LeadScore Score(ScoringFacts facts, ScoringRules rules, DateTimeOffset now)
    {
        var given = rules.Rules
            .Where(r => r.When.Holds(facts))
            .Select(r => new ScoreContribution(r.Id, r.Group, r.Points, r.Reason))
            .Concat(rules.Engagement.Select(r => Engage(r, facts.Touchpoints, now)).Where(c => c.Points != 0))
            .ToList();
        var contributions = new List<ScoreContribution>();
        foreach (var group in Groups)
        {
            var ofGroup = given.Where(c => c.Group == group).ToList();
            contributions.AddRange(ofGroup);
            var sum = ofGroup.Sum(c => c.Points);
            if (rules.GroupCaps.TryGetValue(group, out var cap) && sum > cap)
            {
                contributions.Add(new ScoreContribution(CapRule, group, cap - sum, $"At most {cap} points for {group}."));
            }
        }

        var total = contributions.Sum(c => c.Points);
        var clamped = Math.Clamp(total, 0, 100);
        if (clamped != total)
        {
            contributions.Add(new ScoreContribution(CapRule, "total", clamped - total, "A score lies between 0 and 100."));
        }

        return new LeadScore(clamped, rules.Threshold, contributions);
    }

    private static ScoreContribution Engage(EngagementRule rule, IReadOnlyList<TouchpointFact> touchpoints, DateTimeOffset now)
    {
        var worth = 0.0;
        var count = 0;
        foreach (var touchpoint in touchpoints)
        {
            if (!rule.EventTypes.Contains(touchpoint.EventType)
                || (rule.UrlWords.Count > 0 && (touchpoint.Url is null || !Condition.ContainsAny(touchpoint.Url, rule.UrlWords))))
            {
                continue;
            }

            var age = Math.Max(0, (now - touchpoint.EventTime) / rule.HalfLife);
            worth += Math.Pow(0.5, age);
            count++;
        }

        var points = Math.Min(rule.Max, (int)Math.Round((double)rule.Points * worth, MidpointRounding.AwayFromZero));
        return new ScoreContribution(rule.Id, "engagement", points, $"{rule.Reason} ({count}×, fading with age)");
    }
}
