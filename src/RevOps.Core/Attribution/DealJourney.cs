namespace RevOps.Core.Attribution;

/// <summary>The way to a deal: its touches until it was created, however long ago.</summary>
/// <param name="Touches">How many; of a session one, as in attribution.</param>
/// <param name="FirstAt">The first of them, as its session began; null without any.</param>
/// <param name="LastAt">The last event among them; null without any.</param>
/// <param name="Days">Whole days from the first one to the creation of the deal; null without any.</param>
/// <param name="CampaignId">The campaign of the first one that has one.</param>
public sealed record DealJourney(int Touches, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int? Days, string? CampaignId)
{
    /// <summary>Tells the way from what the contacts did.</summary>
    /// <param name="touches">In order of time and id, without imports; those after the creation do not count.</param>
    /// <param name="createdAt">When the deal was created; a touch at that very time counts.</param>
    /// <param name="eligibility">What a touch and a session are.</param>
    public static DealJourney Of(IReadOnlyList<Touchpoint> touches, DateTimeOffset createdAt, Eligibility eligibility)
    {
        Touchpoint[] eligible = [.. touches.Where(t => t.At <= createdAt && eligibility.IsTouch(t.EventType))];
        if (eligible.Length == 0)
        {
            return new DealJourney(0, null, null, null, null);
        }

        var path = eligible.Select((_, i) => new PathTouch(i, Milestones.None)).ToList();
        eligibility.OnePerSession(eligible, path, []);
        return new DealJourney(
            path.Count,
            eligible[0].At,
            eligible[^1].At,
            (int)(createdAt - eligible[0].At).TotalDays,
            eligible.Select(t => t.CampaignId).FirstOrDefault(c => c is not null));
    }
}
