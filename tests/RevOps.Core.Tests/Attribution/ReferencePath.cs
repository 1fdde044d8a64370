using RevOps.Core.Attribution;
using RevOps.Core.Deals;

namespace RevOps.Core.Tests.Attribution;

/// <summary>A touch on a path and what it is.</summary>
internal sealed record ReferenceTouch(Touchpoint Touch, bool IsOwnEvent)
{
    public bool IsFirst { get; init; }

    public bool IsLeadCreation { get; init; }

    public bool IsDealCreation { get; init; }

    public bool IsLast { get; init; }
}

/// <summary>The path of a deal, as the definitions read.</summary>
internal static class ReferencePath
{
    public static IReadOnlyList<ReferenceTouch> Of(Deal deal, PathRules rules, DealRules deals, IReadOnlyList<string> strength)
    {
        var (facts, lead) = (deal.Facts, deal.Facts.Lead);
        var until = rules.CutOff == CutOff.Close ? facts.ClosedAt : facts.CreatedAt;
        int Strength(Touchpoint t) => strength.Contains(t.EventType) ? strength.Count - strength.ToList().IndexOf(t.EventType) : 0;

        var counted = deal.Touches.Where(t => !deals.NotTouches.Contains(t.EventType) && t.At <= until && t.At >= until - rules.LookBack).ToList();
        var own = lead is null or { IsImport: true }
            ? []
            : counted.Where(t => t.ContactId == lead.ContactId && t.At == lead.CreatedAt).OrderByDescending(Strength).Take(1).ToList();
        var sessions = Sessions(counted, deals.Session)
            .Select(s => new ReferenceTouch(s.OrderByDescending(Strength).First(), s.Any(own.Contains)))
            .OrderBy(s => counted.IndexOf(s.Touch)).ToList();
        var left = Collapsed(Remaining(sessions, rules), rules.Collapse);
        return Marked(left, facts, own.Count > 0, until);
    }

    /// <summary>Per contact and campaign (channel, without one); a session begins with the first touch that is in none.</summary>
    private static List<List<Touchpoint>> Sessions(List<Touchpoint> touches, TimeSpan length)
    {
        var sessions = new List<List<Touchpoint>>();
        foreach (var group in touches.GroupBy(t => (t.ContactId, Same(t))))
        {
            var rest = group.ToList();
            while (rest.Count > 0)
            {
                var session = rest.Where((t, i) => i == 0 || t.At - rest[0].At < length).ToList();
                sessions.Add(session);
                rest = [.. rest.Except(session)];
            }
        }

        return sessions;
    }

    private static (string?, string?) Same(Touchpoint t) => t.CampaignId is null ? (null, t.Channel) : (t.CampaignId, null);

    private static List<ReferenceTouch> Remaining(List<ReferenceTouch> path, PathRules rules)
    {
        Predicate<Touchpoint>[] exclusions =
        [
            t => rules.ExcludedSources.Contains(t.Source),
            t => t.CampaignId is not null && rules.ExcludedCampaigns.Contains(t.CampaignId),
            t => rules.ExcludedTypes.Contains(t.EventType),
            t => rules.ExcludedChannels.Contains(t.Channel),
        ];
        return exclusions.Aggregate(path, (left, excluded) => left.Any(t => !excluded(t.Touch)) ? [.. left.Where(t => !excluded(t.Touch))] : left);
    }

    private static List<ReferenceTouch> Collapsed(List<ReferenceTouch> path, Collapse how)
    {
        var run = 0;
        var groups = path
            .Select((t, i) => (Touch: t, Run: i > 0 && Same(t.Touch) == Same(path[i - 1].Touch) ? run : ++run, Place: i))
            .GroupBy(t => how switch { Collapse.None => t.Place, Collapse.Consecutive => t.Run, _ => (object)Same(t.Touch.Touch) });
        return [.. groups.Select(g => g.First().Touch with { IsOwnEvent = g.Any(t => t.Touch.IsOwnEvent) })];
    }

    private static List<ReferenceTouch> Marked(List<ReferenceTouch> path, DealFacts facts, bool hadOwnEvent, DateTimeOffset until)
    {
        var lead = facts.Lead;
        var lastBeforeDeal = path.FindLastIndex(t => t.Touch.At <= facts.CreatedAt);
        var byTime = lead is not null && !hadOwnEvent && (lead.IsImport || lead.CreatedAt <= until);
        var lastBeforeLead = byTime ? path.FindLastIndex(t => t.Touch.At <= lead!.CreatedAt && t.Touch.ContactId == lead.ContactId) : -1;
        return [.. path.Select((t, i) => t with
        {
            IsFirst = i == 0,
            IsLast = i == path.Count - 1,
            IsDealCreation = i == lastBeforeDeal,
            IsLeadCreation = t.IsOwnEvent || i == lastBeforeLead,
        })];
    }
}
