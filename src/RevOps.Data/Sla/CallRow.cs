namespace RevOps.Data.Sla;

/// <summary>A row of <c>calls</c>.</summary>
public sealed record CallRow
{
    /// <summary>Primary key.</summary>
    public required string CallId { get; init; }

    /// <summary>The lead called.</summary>
    public required string LeadId { get; init; }

    /// <summary>Who called.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The call's own time.</summary>
    public required DateTimeOffset CalledAt { get; init; }

    /// <summary>When we learned of it.</summary>
    public required DateTimeOffset LoggedAt { get; init; }

    /// <summary>outbound or inbound.</summary>
    public required string Direction { get; init; }

    /// <summary>connected, voicemail, no_answer, busy, wrong_number …</summary>
    public required string Outcome { get; init; }

    /// <summary>What came of it: qualified, disqualified, callback …</summary>
    public string? Disposition { get; init; }

    /// <summary>Length of the call.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Free text.</summary>
    public string? Notes { get; init; }

    /// <summary>The number that was called, as the contact had it.</summary>
    public string? Phone { get; init; }

    /// <summary>Where it was logged; null for our own API.</summary>
    public string? Source { get; init; }

    /// <summary>Its touchpoint.</summary>
    public required string TouchpointId { get; init; }
}
