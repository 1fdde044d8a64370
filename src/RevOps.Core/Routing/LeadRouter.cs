using RevOps.Core.Calendars;

namespace RevOps.Core.Routing;

/// <summary>Finds the owner of a lead. There always is one.</summary>
public static class LeadRouter
{
    /// <summary>Rule id of a lead that follows its company's owner, where no rule of the file says so under another id.</summary>
    public const string CompanyOwnerRule = "company-owner";

    /// <summary>Rule id of a lead that no rule took: any available owner.</summary>
    public const string DefaultRule = "default";

    /// <summary>Rule id of a lead that nobody can take.</summary>
    public const string FallbackRule = "fallback";

    /// <summary>
    /// Tries the rules in order; the first that matches and has somebody wins, else any available owner, else the fallback owner. The
    /// same lead, rules, state and time always give the same decision; what it changes is returned, nothing is written.
    /// </summary>
    /// <param name="facts">The lead.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="calendars">The working calendars.</param>
    /// <param name="state">Owners and rotations as they are now.</param>
    /// <param name="now">The time of the decision.</param>
    public static RoutingResult Route(RoutingFacts facts, RoutingRules rules, CalendarRules calendars, RoutingState state, DateTimeOffset now)
    {
        var moment = new RoutingMoment(rules, calendars, state, now);
        var skipped = new List<SkippedRoute>();
        foreach (var rule in rules.Tried)
        {
            var why = rule.When.WhyNot(facts);
            if (why.Length == 0 && Try(rule, facts, moment, skipped, out why) is { } found)
            {
                return found;
            }

            skipped.Add(new SkippedRoute(rule.Id, why));
        }

        var fallback = new RoutingDecision(FallbackRule, rules.Fallback.OwnerId, "Nobody else can take it.", skipped, []);
        return new RoutingResult(fallback, moment.DayOf(rules.Fallback.OwnerId), []);
    }

    private static RoutingResult? Try(RoutingRule rule, RoutingFacts facts, RoutingMoment moment, List<SkippedRoute> skipped, out string why)
    {
        if (!rule.ExistingOwnership)
        {
            return RuleTurn.Take(rule, facts, moment, skipped, out why);
        }

        why = moment.WhyNotOwner(facts.CompanyOwnerId);
        return why.Length > 0
            ? null
            : new RoutingResult(
                new RoutingDecision(rule.Id, facts.CompanyOwnerId!, $"{rule.Reason} Caps and working hours do not count for that.", skipped, []),
                moment.DayOf(facts.CompanyOwnerId!),
                []);
    }
}
