using RevOps.Core.Lifecycle;

namespace RevOps.Core.Identity.Merging;

/// <summary>An open lead of a contact that is merged.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="CreatedAt">When it was submitted.</param>
public sealed record OpenLeadFacts(string LeadId, LifecycleStage Stage, DateTimeOffset CreatedAt);

/// <summary>A contact has one open lead: when two contacts are merged, one of theirs goes on.</summary>
public static class OpenLeads
{
    /// <summary>The one that goes on: further in stage, then submitted first, then by id.</summary>
    public static OpenLeadFacts Survivor(OpenLeadFacts one, OpenLeadFacts other)
    {
        var byStage = other.Stage.CompareTo(one.Stage);
        var byAge = byStage != 0 ? byStage : one.CreatedAt.CompareTo(other.CreatedAt);
        var order = byAge != 0 ? byAge : string.CompareOrdinal(one.LeadId, other.LeadId);
        return order <= 0 ? one : other;
    }
}
