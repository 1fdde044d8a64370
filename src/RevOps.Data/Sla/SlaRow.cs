using RevOps.Core.Sla;

namespace RevOps.Data.Sla;

/// <summary>A row of <c>sla_clocks</c>.</summary>
public sealed record SlaRow
{
    /// <summary>Primary key.</summary>
    public required string SlaId { get; init; }

    /// <summary>The lead to call.</summary>
    public required string LeadId { get; init; }

    /// <summary>Who is to call.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Start of the clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the owner is reminded.</summary>
    public DateTimeOffset RemindAt { get; init; }

    /// <summary>The deadline, inclusive.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>running, paused, met, breached or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>The call that decided.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>From start to call.</summary>
    public int? SecondsToCall { get; init; }

    /// <summary>When the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the breach was first recorded.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was escalated.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The terms that were fixed at the start.</summary>
    public SlaTerms Terms => new(Policy, StartedAt, RemindAt, DueAt);
}
