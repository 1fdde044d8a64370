namespace RevOps.Data.Deals;

/// <summary>A row of <c>deals</c>.</summary>
public sealed record DealRow
{
    /// <summary>The sender's id of the deal.</summary>
    public required string DealId { get; init; }

    /// <summary>The company, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Whose deal it is.</summary>
    public string? PrimaryContactId { get; init; }

    /// <summary>The stage in the sender's words.</summary>
    public required string PipelineStage { get; init; }

    /// <summary>Amount in <see cref="Currency"/>.</summary>
    public decimal DealValue { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal Probability { get; init; }

    /// <summary>When the sender created it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was won or lost; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>open, won or lost.</summary>
    public required string WonLost { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The sender's pipeline, if it has several.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The lead that it took further, if there was one.</summary>
    public string? LeadId { get; init; }

    /// <summary>When the sender changed it last; null for a row that did not come by intake.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The event that brought this version.</summary>
    public string? EventId { get; init; }

    /// <summary>Hash of this version and the rules that read it.</summary>
    public string? ContentKey { get; init; }
}

/// <summary>Values of <c>deal_contacts.role</c>.</summary>
public static class DealRoles
{
    /// <summary>Whose deal it is.</summary>
    public const string Primary = "primary";

    /// <summary>Somebody who takes part.</summary>
    public const string Associated = "associated";
}
