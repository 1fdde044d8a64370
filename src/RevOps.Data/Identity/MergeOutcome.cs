namespace RevOps.Data.Identity;

/// <summary>What merging two contacts, or undoing it, came to.</summary>
public abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    /// <summary>It is done, now or before.</summary>
    /// <param name="Merge">The merge as it stands.</param>
    /// <param name="IsNew">True where it was done now.</param>
    /// <param name="LeadIds">Open leads whose contact changed: they are to be scored again.</param>
    public sealed record Done(MergeRow Merge, bool IsNew, IReadOnlyList<string> LeadIds) : MergeOutcome;

    /// <summary>There is no such contact.</summary>
    /// <param name="ContactId">The id asked for.</param>
    public sealed record NoContact(string ContactId) : MergeOutcome;

    /// <summary>A contact cannot be merged into itself.</summary>
    public sealed record Self : MergeOutcome;

    /// <summary>A contact was merged away; also what would make a circle.</summary>
    /// <param name="ContactId">The contact.</param>
    /// <param name="SurvivorId">Where it went.</param>
    public sealed record MergedAway(string ContactId, string SurvivorId) : MergeOutcome;

    /// <summary>There is no such merge into the contact, or none in force.</summary>
    public sealed record NoMerge : MergeOutcome;

    /// <summary>A later merge into the same contact has to be undone first.</summary>
    /// <param name="MergeId">The latest.</param>
    public sealed record NotLatest(string MergeId) : MergeOutcome;
}
