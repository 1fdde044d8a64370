namespace RevOps.Core.Deals;

/// <summary>Something that a contact of a deal did.</summary>
/// <param name="EventType">page_view, form_submit …</param>
/// <param name="At">When.</param>
/// <param name="CampaignId">The campaign that it belongs to, if any.</param>
public sealed record DealTouch(string EventType, DateTimeOffset At, string? CampaignId);

/// <summary>The way to a deal: its touches until it was created.</summary>
/// <param name="Touches">How many; of a session and campaign one.</param>
/// <param name="FirstAt">The first of them; null without any.</param>
/// <param name="LastAt">The last of them; null without any.</param>
/// <param name="Days">Whole days from the first one to the creation of the deal; null without any.</param>
/// <param name="CampaignId">The campaign of the first one that has one.</param>
public sealed record DealJourney(int Touches, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int? Days, string? CampaignId)
{
    /// <summary>Tells the way from what the contacts did.</summary>
    /// <param name="touches">In any order; those after the creation do not count.</param>
    /// <param name="createdAt">When the deal was created; a touch at that very time counts.</param>
    /// <param name="rules">Which types are none, and how long a session is.</param>
    public static DealJourney Of(IEnumerable<DealTouch> touches, DateTimeOffset createdAt, DealRules rules)
    {
        var eligible = touches
            .Where(t => t.At <= createdAt && !rules.NotTouches.Contains(t.EventType))
            .OrderBy(t => t.At)
            .ThenBy(t => t.CampaignId, StringComparer.Ordinal)
            .ToList();
        return eligible.Count == 0
            ? new DealJourney(0, null, null, null, null)
            : new DealJourney(
                Sessions(eligible, rules.Session),
                eligible[0].At,
                eligible[^1].At,
                (int)(createdAt - eligible[0].At).TotalDays,
                eligible.FirstOrDefault(t => t.CampaignId is not null)?.CampaignId);
    }

    /// <summary>A session begins with its first touch and lasts its length, per campaign.</summary>
    private static int Sessions(List<DealTouch> touches, TimeSpan length)
    {
        var (count, begun) = (0, new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        foreach (var touch in touches)
        {
            var campaign = touch.CampaignId ?? "";
            if (!begun.TryGetValue(campaign, out var start) || touch.At - start >= length)
            {
                begun[campaign] = touch.At;
                count++;
            }
        }

        return count;
    }
}
