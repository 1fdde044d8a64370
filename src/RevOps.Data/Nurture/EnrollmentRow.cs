namespace RevOps.Data.Nurture;

/// <summary>A lead in a sequence.</summary>
public sealed record EnrollmentRow
{
    /// <summary>Primary key.</summary>
    public required string EnrollmentId { get; init; }

    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Its contact, as it is now.</summary>
    public required string ContactId { get; init; }

    /// <summary>Id of the sequence.</summary>
    public required string Sequence { get; init; }

    /// <summary>Version of the sequence that it goes through; null where it was enrolled before there were sequences.</summary>
    public string? Version { get; init; }

    /// <summary>The step that is next to be done or waited at, or was the last; null where it has not begun.</summary>
    public string? Step { get; init; }

    /// <summary>When it was enrolled.</summary>
    public DateTimeOffset EnrolledAt { get; init; }

    /// <summary>When it came to its step.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>When there is something to do next.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When it ended, whatever ended it.</summary>
    public DateTimeOffset? ExitedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public string? ExitReason { get; init; }

    /// <summary>Number of the last step done.</summary>
    public int Seq { get; init; }

    /// <summary>Since when the sequence is paused, if it is.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>active, paused, waiting, completed or exited.</summary>
    /// <param name="now">Now.</param>
    public string State(DateTimeOffset now) => this switch
    {
        { ExitedAt: not null, ExitReason: NurtureStore.Completed } => EnrollmentState.Completed,
        { ExitedAt: not null } => EnrollmentState.Exited,
        { PausedAt: not null } => EnrollmentState.Paused,
        { NextAt: { } next } when next <= now => EnrollmentState.Active,
        _ => EnrollmentState.Waiting,
    };
}

/// <summary>How an enrolment stands.</summary>
public static class EnrollmentState
{
    /// <summary>A step is due now.</summary>
    public const string Active = "active";

    /// <summary>Its sequence is paused.</summary>
    public const string Paused = "paused";

    /// <summary>It waits for a time or for engagement.</summary>
    public const string Waiting = "waiting";

    /// <summary>It came to the end of its sequence.</summary>
    public const string Completed = "completed";

    /// <summary>It left before the end.</summary>
    public const string Exited = "exited";
}

/// <summary>A step that was done.</summary>
public sealed record StepRow
{
    /// <summary>The enrolment.</summary>
    public required string EnrollmentId { get; init; }

    /// <summary>Number within the enrolment, from 1.</summary>
    public int Seq { get; init; }

    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Kind of the step; <c>goal</c> where a goal ended the sequence here.</summary>
    public required string Action { get; init; }

    /// <summary>What it came to.</summary>
    public required string Result { get; init; }
}
