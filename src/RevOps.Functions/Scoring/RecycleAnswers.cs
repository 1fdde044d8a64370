using RevOps.Functions.Api;

namespace RevOps.Functions.Scoring;

/// <summary>A lead that was sent back to nurture.</summary>
/// <param name="RecycleId">Id of this.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Status">Its status.</param>
/// <param name="RecycledAt">When.</param>
/// <param name="OwnerId">Who had it, and is noted still.</param>
/// <param name="Sla">Its call clock.</param>
internal sealed record RecycleView(
    string RecycleId,
    string LeadId,
    string LifecycleStage,
    string Status,
    DateTimeOffset RecycledAt,
    string? OwnerId,
    SlaView? Sla);
