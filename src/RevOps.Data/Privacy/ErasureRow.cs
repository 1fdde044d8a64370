namespace RevOps.Data.Privacy;

/// <summary>A row of <c>erasures</c>.</summary>
public sealed record ErasureRow
{
    /// <summary>Primary key.</summary>
    public required string ErasureId { get; init; }

    /// <summary>Whose data it was: the contact that others were merged into.</summary>
    public required string ContactId { get; init; }

    /// <summary>It and those merged into it, as JSON.</summary>
    public required string ContactIds { get; init; }

    /// <summary>When it was asked for; from then on SQL holds nothing of the person.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Addresses to search for in what is stored beside SQL, as JSON; null once that is done.</summary>
    public string? Needles { get; init; }

    /// <summary>Orchestrations to remove, as JSON; null once that is done.</summary>
    public string? Instances { get; init; }

    /// <summary>Imports whose files named the person, as JSON; null once that is done.</summary>
    public string? Imports { get; init; }

    /// <summary>How much was removed beside SQL, as JSON; null before that is done.</summary>
    public string? Removed { get; init; }

    /// <summary>When nothing of the person was left.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>From when on the person may come in again.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who lifted the block.</summary>
    public string? LiftedBy { get; init; }
}
