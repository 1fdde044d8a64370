using RevOps.Core.Lifecycle;

namespace RevOps.Core.Deals;

/// <summary>A version with the time at which the deal was closed, given or inferred; null while it was open.</summary>
/// <param name="Version">The version.</param>
/// <param name="ClosedAt">When it was won or lost.</param>
/// <param name="IsInferred">True where that is the time of the change that closed it.</param>
public sealed record DealMoment(DealVersion Version, DateTimeOffset? ClosedAt, bool IsInferred);

/// <summary>A deal told from all its versions: it does not depend on the order in which they arrived.</summary>
public sealed class DealTimeline
{
    private DealTimeline(IReadOnlyList<DealMoment> moments) => Moments = moments;

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<DealMoment> Moments { get; }

    /// <summary>How the deal stands: its newest version.</summary>
    public DealMoment Newest => Moments[^1];

    /// <summary>Tells a deal from its versions.</summary>
    /// <param name="versions">At least one; each time of change once.</param>
    public static DealTimeline Of(IEnumerable<DealVersion> versions)
    {
        var moments = new List<DealMoment>();
        foreach (var version in versions.OrderBy(v => v.UpdatedAt))
        {
            moments.Add(Moment(version, moments.Count > 0 ? moments[^1] : null));
        }

        return new DealTimeline(moments);
    }

    /// <summary>
    /// How far the deal has taken the lead of a contact: to opp when it was created, to customer when it was won. It needs a version that
    /// named the contact; a win that was taken back later still was one, since stages never go back.
    /// </summary>
    /// <param name="dealId">The deal.</param>
    /// <param name="contactId">The contact.</param>
    public IReadOnlyList<StageFact> FactsFor(string dealId, string contactId)
    {
        if (Moments.LastOrDefault(m => m.Version.ContactId == contactId) is not { } newest)
        {
            return [];
        }

        var opp = new StageFact($"deal:{dealId}:opp", StageFactKind.Deal, LifecycleStage.Opp, newest.Version.CreatedAt, DealReasons.Opened);
        return Won(contactId) is { ClosedAt: { } wonAt }
            ? [opp, new StageFact($"deal:{dealId}:customer", StageFactKind.Deal, LifecycleStage.Customer, wonAt, DealReasons.Won)]
            : [opp];
    }

    /// <summary>True where a version has it won.</summary>
    public bool WasWon => Moments.Any(m => m.Version.WonLost == DealOutcomes.Won);

    private DealMoment? Won(string contactId) => Moments.LastOrDefault(m => m.Version.ContactId == contactId && m.Version.WonLost == DealOutcomes.Won);

    /// <summary>When it was closed: as given, else as in the version before with the same outcome, else the time of the change that brought it.</summary>
    private static DealMoment Moment(DealVersion version, DealMoment? before) =>
        version.IsOpen ? new DealMoment(version, null, false)
        : version.ClosedAt is { } given ? new DealMoment(version, given, false)
        : before is { ClosedAt: { } known } && before.Version.WonLost == version.WonLost ? new DealMoment(version, known, false)
        : new DealMoment(version, version.UpdatedAt, true);
}

/// <summary>Why deals take leads further, in words.</summary>
public static class DealReasons
{
    /// <summary>There is one.</summary>
    public const string Opened = "A deal was opened.";

    /// <summary>It is won.</summary>
    public const string Won = "A deal is won.";
}
