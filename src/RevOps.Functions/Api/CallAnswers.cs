namespace RevOps.Functions.Api;

/// <summary>A logged call, and how its lead stands now.</summary>
/// <param name="CallId">The call.</param>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Status">Its status.</param>
/// <param name="Sla">The lead's call clock.</param>
internal sealed record CallView(string CallId, string TouchpointId, string LifecycleStage, string Status, SlaView? Sla);
