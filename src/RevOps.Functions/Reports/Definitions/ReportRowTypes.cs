namespace RevOps.Functions.Reports.Definitions;

/// <summary>A count of a day.</summary>
internal sealed record DayCount
{
    public required string Day { get; init; }

    public string Channel { get; init; } = "";

    public string? CampaignId { get; init; }

    public long Count { get; init; }

    public long? Units { get; init; }
}

/// <summary>Spend of a day.</summary>
internal sealed record DaySpendRow
{
    public required string Day { get; init; }

    public required string Channel { get; init; }

    public string CampaignId { get; init; } = "";

    public string? CampaignName { get; init; }

    public required string Currency { get; init; }

    public decimal Amount { get; init; }

    public long? Clicks { get; init; }

    public long? Impressions { get; init; }
}

/// <summary>How far leads have come.</summary>
internal sealed record StageCounts
{
    public string Day { get; init; } = "";

    public string OwnerId { get; init; } = "";

    public long Leads { get; init; }

    public long Mqls { get; init; }

    public long Sqls { get; init; }

    public long Opps { get; init; }

    public long Customers { get; init; }
}

/// <summary>Deals of a day.</summary>
internal sealed record DealSum
{
    public required string Day { get; init; }

    public string? ClosedDay { get; init; }

    public string? Pipeline { get; init; }

    public string PipelineStage { get; init; } = "";

    public string? OwnerId { get; init; }

    public string? WonLost { get; init; }

    public string? Currency { get; init; }

    public long Count { get; init; }

    public decimal Amount { get; init; }

    public decimal Weighted { get; init; }

    public decimal CycleSeconds { get; init; }
}
