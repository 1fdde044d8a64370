using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Core.Rules;

namespace RevOps.Core.WhatIf;

/// <summary>
/// Gives replayed leads to owners in the order in which they qualified, from a fresh start. A replay does not know when a lead was
/// closed, so caps on open leads are left out.
/// </summary>
public static class RoutingReplay
{
    /// <summary>Leads per owner.</summary>
    /// <param name="leads">Those that qualified, in any order.</param>
    /// <param name="rules">The rules; owners of their file count as the file has them.</param>
    /// <param name="owners">The owners as they are now.</param>
    public static IReadOnlyDictionary<string, int> Run(IReadOnlyList<QualifiedLead> leads, RuleSet rules, IReadOnlyList<Owner> owners)
    {
        var desk = new SimulatedRouting(rules.Routing, rules.Calendars, Desk(rules, owners));
        var load = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofCompany = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lead in leads.OrderBy(l => l.At).ThenBy(l => l.LeadId, StringComparer.Ordinal))
        {
            var facts = lead.Facts with { CompanyOwnerId = lead.CompanyKey is { } key ? ofCompany.GetValueOrDefault(key) : null };
            var ownerId = desk.Route(facts, lead.At).OwnerId;
            load[ownerId] = load.GetValueOrDefault(ownerId) + 1;
            if (lead.CompanyKey is not null)
            {
                ofCompany[lead.CompanyKey] = ownerId;
            }
        }

        return load;
    }

    private static IEnumerable<Owner> Desk(RuleSet rules, IReadOnlyList<Owner> owners)
    {
        var ofFile = rules.Owners.Owners.ToDictionary(o => o.OwnerId, StringComparer.Ordinal);
        return owners.Where(o => !ofFile.ContainsKey(o.OwnerId)).Concat(ofFile.Values).Select(o => o with { OpenCap = null });
    }
}
