using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Owners;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Gives a lead to an owner.</summary>
public sealed class LeadRouting(RuleBook rules)
{
    /// <summary>Decides, takes the turn and keeps the decision, within the transaction that needs the owner.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="eventId">What caused it.</param>
    /// <param name="now">Now.</param>
    /// <param name="team">The team that comes first; null for none. Where nobody of it can take the lead, anybody may.</param>
    public async Task<string> RouteAsync(SqlSession sql, ScoringRow lead, string eventId, DateTimeOffset now, string? team = null) =>
        (team is null ? null : await TryRouteAsync(sql, lead, eventId, now, o => NotOf(team, o)))
        ?? await KeepAsync(sql, lead, eventId, now, await DecideAsync(sql, lead, now, _ => null));

    /// <summary>Gives the lead to somebody else: the next who has not had it, of the team first.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="cause">What caused it.</param>
    /// <param name="had">Those who had it.</param>
    /// <param name="team">The team that comes first; null for none.</param>
    /// <param name="now">Now.</param>
    /// <returns>Null where nobody is left; the owner of last resort is nobody.</returns>
    public async Task<string?> NextAsync(SqlSession sql, ScoringRow lead, string cause, IReadOnlySet<string> had, string? team, DateTimeOffset now)
    {
        string? Had(Owner owner) => had.Contains(owner.OwnerId) ? "had this lead before" : null;
        return (team is null ? null : await TryRouteAsync(sql, lead, cause, now, o => Had(o) ?? NotOf(team, o)))
            ?? await TryRouteAsync(sql, lead, cause, now, Had);
    }

    private static string? NotOf(string team, Owner owner) => owner.Team == team ? null : $"not of team {team}";

    private async Task<string?> TryRouteAsync(SqlSession sql, ScoringRow lead, string cause, DateTimeOffset now, Func<Owner, string?> withheld)
    {
        var result = await DecideAsync(sql, lead, now, withheld);
        return result.Decision.RuleId == LeadRouter.FallbackRule ? null : await KeepAsync(sql, lead, cause, now, result);
    }

    private async Task<RoutingResult> DecideAsync(SqlSession sql, ScoringRow lead, DateTimeOffset now, Func<Owner, string?> withheld)
    {
        var current = rules.Current;
        var facts = await FactsAsync(sql, lead);
        var state = await sql.LockRoutingAsync(current.Routing.NeedsOpenLeads);
        var owners = state.Owners.Select(o => o with { Withheld = withheld(o.Owner) }).ToList();
        return LeadRouter.Route(facts, current.Routing, current.Calendars, state with { Owners = owners }, now);
    }

    private async Task<string> KeepAsync(SqlSession sql, ScoringRow lead, string cause, DateTimeOffset now, RoutingResult result)
    {
        await sql.SaveRoutingAsync(result);
        await sql.SaveDecisionAsync(
            new Decision(lead.LeadId, DecisionKind.Routing, cause, rules.Current.Routing.Version, now, Json.Text(result.Decision)));
        return result.Decision.OwnerId;
    }

    private static async Task<RoutingFacts> FactsAsync(SqlSession sql, ScoringRow lead)
    {
        var facts = new RoutingFacts
        {
            Country = lead.Country,
            Industry = lead.Industry,
            Segment = lead.Segment,
            Source = lead.Source,
            Channel = lead.Channel,
            Interest = lead.Interest,
            CompanyOwnerId = await sql.CompanyOwnerAsync(lead),
        };

        // The lead's country is the company's where that is known; region and postal code are always the person's.
        return lead.Region is null && lead.PostalCode is null
            ? facts
            : facts.At(await sql.FindAsync<string>("contacts/country", new { lead.ContactId }), lead.Region, lead.PostalCode);
    }
}
