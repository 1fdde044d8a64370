using RevOps.Core.Routing;

namespace RevOps.Core.WhatIf;

/// <summary>Gives replayed leads to owners in the order in which they qualified, from a fresh start.</summary>
/// <param name="owners">The owners as they are now.</param>
public sealed class RoutingSimulation(IReadOnlyList<OwnerLoad> owners)
{
    /// <summary>Leads per owner.</summary>
    public IReadOnlyDictionary<string, int> Run(IReadOnlyList<QualifiedLead> leads, RoutingRules rules)
    {
        var assigned = owners.ToDictionary(o => o.OwnerId, _ => 0, StringComparer.Ordinal);
        var ofCompany = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lead in leads.OrderBy(l => l.At).ThenBy(l => l.LeadId, StringComparer.Ordinal))
        {
            var facts = lead.Facts with { CompanyOwnerId = lead.CompanyKey is { } key ? ofCompany.GetValueOrDefault(key) : null };
            var ownerId = LeadRouter.Route(facts, rules, [.. owners.Select(o => o with { Assigned = assigned[o.OwnerId] })]).OwnerId;
            assigned[ownerId] = assigned.GetValueOrDefault(ownerId) + 1;
            if (lead.CompanyKey is not null)
            {
                ofCompany[lead.CompanyKey] = ownerId;
            }
        }

        return assigned.Where(a => a.Value > 0).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
    }
}
