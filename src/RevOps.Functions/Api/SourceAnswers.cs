using RevOps.Data.Events;

namespace RevOps.Functions.Api;

/// <summary>What comes in.</summary>
/// <param name="Since">From when on the 24 hours are counted.</param>
/// <param name="Items">The sources.</param>
internal sealed record SourceList(DateTimeOffset Since, IReadOnlyList<SourceRow> Items);
