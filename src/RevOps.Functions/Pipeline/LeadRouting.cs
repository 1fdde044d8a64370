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
    public async Task<string> RouteAsync(SqlSession sql, ScoringRow lead, string eventId, DateTimeOffset now)
    {
        var current = rules.Current;
        var facts = await FactsAsync(sql, lead);
        var state = await sql.LockRoutingAsync(current.Routing.NeedsOpenLeads);
        var result = LeadRouter.Route(facts, current.Routing, current.Calendars, state, now);
        await sql.SaveRoutingAsync(result);
        await sql.SaveDecisionAsync(
            new Decision(lead.LeadId, DecisionKind.Routing, eventId, current.Routing.Version, now, Json.Text(result.Decision)));
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
