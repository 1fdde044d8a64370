namespace RevOps.Data.Attribution;

/// <summary>A row of <c>attribution_runs</c>.</summary>
public sealed record AttributionRunRow
{
    /// <summary>Primary key.</summary>
    public required string RunId { get; init; }

    /// <summary>full or incremental.</summary>
    public required string Mode { get; init; }

    /// <summary>schedule, api or rules.</summary>
    public required string Cause { get; init; }

    /// <summary>queued, running, published or failed.</summary>
    public string Status { get; init; } = "queued";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When work on it began first.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was published or failed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Until then nobody else may work on it.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Attempt { get; init; }

    /// <summary>Deals done so far.</summary>
    public int Processed { get; init; }

    /// <summary>Deals in all; 0 until counted.</summary>
    public int Total { get; init; }

    /// <summary>Touchpoints read.</summary>
    public long Touches { get; init; }

    /// <summary>Rows of <c>campaign_attribution</c> written.</summary>
    public long RowCount { get; init; }

    /// <summary>Deals that the incremental runs had left wrong.</summary>
    public int Drifted { get; init; }

    /// <summary>The rules that it went by.</summary>
    public string? RuleVersion { get; init; }

    /// <summary>The reporting currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Removal effects by channel, as JSON.</summary>
    public string? Weights { get; init; }

    /// <summary>What was checked before publishing, as JSON.</summary>
    public string? Checks { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Fault { get; init; }
}

/// <summary>What the tables of a full run sum up to, by model in the order of <c>AttributionModels.Names</c>.</summary>
/// <param name="Deals">Deals.</param>
/// <param name="Units">Their value, in the smallest unit of the reporting currency, where a rate is known.</param>
/// <param name="Value">Their value, whatever the currency.</param>
/// <param name="TouchRows">Rows by touch.</param>
/// <param name="UnitsByModel">What each model gave; null where it is off or nothing is known.</param>
/// <param name="RevenueRows">Rows by campaign.</param>
/// <param name="Revenue">What they sum up to, whatever the currency and model.</param>
/// <param name="Orphans">Rows of deals or campaigns that do not exist.</param>
public sealed record StoredSums(
    int Deals, long Units, decimal Value, long TouchRows, IReadOnlyList<long?> UnitsByModel, long RevenueRows, decimal Revenue, long Orphans);

/// <summary>Revenue of a deal, as published.</summary>
public sealed record RevenueRow
{
    /// <summary>The model's name.</summary>
    public required string AttributionModel { get; init; }

    /// <summary>The campaign.</summary>
    public required string CampaignId { get; init; }

    /// <summary>Its channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Its name.</summary>
    public required string CampaignName { get; init; }

    /// <summary>In the deal's currency.</summary>
    public decimal AttributedRevenue { get; init; }
}

/// <summary>A row of <c>attribution_changes</c>.</summary>
/// <param name="ChangeId">Primary key, ascending.</param>
/// <param name="DealId">The deal that may have changed.</param>
public sealed record AttributionChange(long ChangeId, string DealId);
