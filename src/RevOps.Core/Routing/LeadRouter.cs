namespace RevOps.Core.Routing;

/// <summary>Finds the owner of a lead. There always is one.</summary>
public static class LeadRouter
{
    /// <summary>Rule id of a lead that follows its company's owner.</summary>
    public const string CompanyOwnerRule = "company-owner";

    /// <summary>Rule id of a lead that no rule took: any active owner.</summary>
    public const string DefaultRule = "default";

    /// <summary>Rule id of a lead for which nobody is active.</summary>
    public const string FallbackRule = "fallback";

    /// <summary>
    /// The company's owner while active, else the first matching rule whose team has somebody active, else any active owner, else
    /// the fallback owner. Within a team, a weighted rotation: the lowest assigned count per weight is next, ties by id; weight 0
    /// takes no part.
    /// </summary>
    /// <param name="facts">The lead.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="owners">All owners, active or not; the fallback owner's own row is left out of rotations.</param>
    public static RoutingDecision Route(RoutingFacts facts, RoutingRules rules, IReadOnlyList<OwnerLoad> owners)
    {
        var people = owners.Where(o => o.Active && o.OwnerId != rules.Fallback.OwnerId).ToList();
        var skipped = new List<SkippedRoute>();
        return ByCompany(facts, people, skipped)
            ?? ByRules(facts, rules, people, skipped)
            ?? ByDefault(people, skipped)
            ?? new RoutingDecision(FallbackRule, rules.Fallback.OwnerId, "Nobody else is active.", skipped);
    }

    private static RoutingDecision? ByCompany(RoutingFacts facts, List<OwnerLoad> people, List<SkippedRoute> skipped)
    {
        if (facts.CompanyOwnerId is not { } ownerId)
        {
            return null;
        }

        if (people.Any(o => o.OwnerId == ownerId))
        {
            return new RoutingDecision(CompanyOwnerRule, ownerId, "Owns the company already.", skipped);
        }

        skipped.Add(new SkippedRoute(CompanyOwnerRule, $"The company's owner {ownerId} takes no leads at present."));
        return null;
    }

    private static RoutingDecision? ByRules(RoutingFacts facts, RoutingRules rules, List<OwnerLoad> people, List<SkippedRoute> skipped)
    {
        foreach (var rule in rules.Rules.Where(r => r.Matches(facts)))
        {
            if (Next(people.Where(o => o.Team == rule.Team)) is { } owner)
            {
                return new RoutingDecision(rule.Id, owner.OwnerId, $"{rule.Reason} Next in team {rule.Team}.", skipped);
            }

            skipped.Add(new SkippedRoute(rule.Id, $"Nobody in team {rule.Team} takes leads at present."));
        }

        return null;
    }

    private static RoutingDecision? ByDefault(List<OwnerLoad> people, List<SkippedRoute> skipped) =>
        Next(people) is { } owner ? new RoutingDecision(DefaultRule, owner.OwnerId, "No rule took it: next of all active owners.", skipped) : null;

    private static OwnerLoad? Next(IEnumerable<OwnerLoad> people) => people
        .Where(o => o.Weight > 0)
        .OrderBy(o => o, Comparer<OwnerLoad>.Create((a, b) => ((Int128)a.Assigned * b.Weight).CompareTo((Int128)b.Assigned * a.Weight)))
        .ThenBy(o => o.OwnerId, StringComparer.Ordinal)
        .FirstOrDefault();
}
