namespace RevOps.Functions.Backfills;

/// <summary>A back-fill that was begun.</summary>
/// <param name="BackfillId">Its id.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record NewBackfill(string BackfillId, string StatusUrl);

/// <summary>What a system had before it was connected is fetched.</summary>
/// <param name="BackfillId">Its id.</param>
/// <param name="System">Where from.</param>
/// <param name="Object">What.</param>
/// <param name="Since">Only what was changed since then.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Pages">Pages so far.</param>
/// <param name="Seen">Records so far.</param>
/// <param name="Events">Events that came of them.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="UpdatedAt">When the latest page came.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="EffectId">The page that is under way.</param>
/// <param name="Reason">Why it stands still.</param>
internal sealed record BackfillView(
    string BackfillId,
    string System,
    string Object,
    DateTimeOffset? Since,
    string Status,
    int Pages,
    long Seen,
    long Events,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    string? EffectId,
    string? Reason);
