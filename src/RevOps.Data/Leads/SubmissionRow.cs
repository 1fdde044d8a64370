namespace RevOps.Data.Leads;

/// <summary>A row of <c>submissions</c>: what came in for a lead, and what normalization made of it.</summary>
public sealed record SubmissionRow
{
    /// <summary>Primary key; derives from the delivery's key.</summary>
    public required string SubmissionId { get; init; }

    /// <summary>The event, or the import.</summary>
    public required string EventId { get; init; }

    /// <summary>The lead it went to.</summary>
    public required string LeadId { get; init; }

    /// <summary>The contact it was taken for.</summary>
    public required string ContactId { get; init; }

    /// <summary>The connector it came by.</summary>
    public required string Connector { get; init; }

    /// <summary>The submit time.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When intake accepted it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>True for rows of an import.</summary>
    public bool IsImport { get; init; }

    /// <summary>The submission as its connector understood it, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Every normalization step, as JSON.</summary>
    public required string Steps { get; init; }

    /// <summary>Version of the normalization rules.</summary>
    public required string RuleVersion { get; init; }
}
