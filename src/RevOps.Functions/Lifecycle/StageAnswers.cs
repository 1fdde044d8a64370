namespace RevOps.Functions.Lifecycle;

/// <summary>A lead and its lifecycle.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Status">Its status.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="MqlAt">When it became an MQL.</param>
/// <param name="SqlAt">When it became an SQL.</param>
/// <param name="OppAt">When a deal was opened.</param>
/// <param name="CustomerAt">When a deal was won.</param>
internal sealed record StageView(
    string LeadId,
    string LifecycleStage,
    string Status,
    string? OwnerId,
    DateTimeOffset? MqlAt,
    DateTimeOffset? SqlAt,
    DateTimeOffset? OppAt,
    DateTimeOffset? CustomerAt);
