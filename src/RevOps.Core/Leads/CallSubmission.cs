namespace RevOps.Core.Leads;

/// <summary>A call as its source reported it.</summary>
public sealed record CallSubmission
{
    /// <summary>The sender's own id of the call, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>The lead that was called, where the sender knows it.</summary>
    public string? LeadId { get; init; }

    /// <summary>Who was called, where the lead is not given.</summary>
    public ContactRef? Contact { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CalledAt { get; init; }

    /// <summary>outbound or inbound.</summary>
    public required string Direction { get; init; }

    /// <summary>connected, voicemail, no_answer, busy, wrong_number, failed; others are kept as they are and ask for nothing.</summary>
    public required string Outcome { get; init; }

    /// <summary>qualified, disqualified, or anything else.</summary>
    public string? Disposition { get; init; }

    /// <summary>Length in seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Who called; the lead's owner where missing.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Free text.</summary>
    public string? Notes { get; init; }

    /// <summary>Where it was logged: a CRM, a telephone system.</summary>
    public string? Source { get; init; }
}
