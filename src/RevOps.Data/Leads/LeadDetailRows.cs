namespace RevOps.Data.Leads;

/// <summary>A row of <c>tasks</c>.</summary>
public sealed record TaskRow
{
    /// <summary>Primary key.</summary>
    public required string TaskId { get; init; }

    /// <summary>Who is to do it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>call, for now.</summary>
    public required string Kind { get; init; }

    /// <summary>By when, if there is a deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>A row of <c>lifecycle_history</c>.</summary>
public sealed record StageRow
{
    /// <summary>The stage entered.</summary>
    public required string Stage { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whole seconds until the next row; null for the last one.</summary>
    public long? SecondsInStage { get; init; }
}

/// <summary>A row of <c>score_contributions</c>.</summary>
public sealed record ContributionRow
{
    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>fit, engagement, intent or total.</summary>
    public required string GroupName { get; init; }

    /// <summary>Points added or taken.</summary>
    public int Points { get; init; }

    /// <summary>In words.</summary>
    public required string Reason { get; init; }

    /// <summary>Version of the scoring rules.</summary>
    public required string RuleVersion { get; init; }
}

/// <summary>A row of <c>decisions</c>.</summary>
public sealed record DecisionRow
{
    /// <summary><see cref="DecisionKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the rules.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>The decision as JSON.</summary>
    public required string Detail { get; init; }
}

/// <summary>A row of <c>consents</c>.</summary>
public sealed record ConsentRow
{
    /// <summary>email_marketing, ads or phone.</summary>
    public required string Purpose { get; init; }

    /// <summary>Given or withdrawn.</summary>
    public bool Granted { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset GivenAt { get; init; }

    /// <summary>The wording.</summary>
    public string? Text { get; init; }

    /// <summary>Where.</summary>
    public string? Source { get; init; }
}
