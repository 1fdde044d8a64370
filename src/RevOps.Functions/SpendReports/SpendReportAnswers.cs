namespace RevOps.Functions.SpendReports;

/// <summary>Spend that is being fetched.</summary>
/// <param name="Source">Where from.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Effects">Requests that were queued.</param>
internal sealed record SpendFetchView(string Source, DateOnly From, DateOnly To, int Effects);
