using RevOps.Core.Leads;
using RevOps.Core.Scoring;

namespace RevOps.Core.WhatIf;

/// <summary>What is stored of a lead: all that a replay needs to decide again.</summary>
public sealed record LeadHistory
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>What came in for it, in the order of receipt; at least one.</summary>
    public required IReadOnlyList<StoredSubmission> Submissions { get; init; }

    /// <summary>Its contact's touchpoints, newest first.</summary>
    public IReadOnlyList<TouchpointFact> Touchpoints { get; init; } = [];

    /// <summary>How its contact's deals ended.</summary>
    public DealOutcome Deal { get; init; } = DealOutcome.None;
}

/// <summary>A submission as its connector understood it.</summary>
/// <param name="Submission">Before normalization.</param>
/// <param name="ReceivedAt">When intake accepted it.</param>
public sealed record StoredSubmission(LeadSubmission Submission, DateTimeOffset ReceivedAt);

/// <summary>How a contact's deals ended; the best of several counts.</summary>
public enum DealOutcome
{
    /// <summary>No deal is closed.</summary>
    None,

    /// <summary>Lost.</summary>
    Lost,

    /// <summary>Won.</summary>
    Won,
}
