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
    /// <summary>Decides, counts the assignment and keeps the decision, within the transaction that needs the owner.</summary>
    public async Task<string> RouteAsync(SqlSession sql, ScoringRow lead, string eventId, DateTimeOffset now)
    {
        var current = rules.Current.Routing;
        var facts = new RoutingFacts(lead.Country, lead.Industry, lead.Segment, lead.Channel, await sql.CompanyOwnerAsync(lead));
        var decision = LeadRouter.Route(facts, current, await sql.OwnerLoadsAsync());
        await sql.CountAssignmentAsync(decision.OwnerId);
        await sql.SaveDecisionAsync(new Decision(lead.LeadId, DecisionKind.Routing, eventId, current.Version, now, Json.Text(decision)));
        return decision.OwnerId;
    }
}
