namespace RevOps.Data.WhatIf;

/// <summary>A row of <c>what_if_runs</c>.</summary>
public sealed record WhatIfRun
{
    /// <summary>Primary key.</summary>
    public required string RunId { get; init; }

    /// <summary>queued, running, done or failed.</summary>
    public string Status { get; init; } = "queued";

    /// <summary>Leads created from then on, inclusive.</summary>
    public DateTimeOffset FromAt { get; init; }

    /// <summary>Leads created before then.</summary>
    public DateTimeOffset UntilAt { get; init; }

    /// <summary>The proposed files by name, as JSON.</summary>
    public required string Rules { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was answered, or given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Leads replayed so far.</summary>
    public int Processed { get; init; }

    /// <summary>Leads in all; 0 until counted.</summary>
    public int Total { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The report as JSON.</summary>
    public string? Result { get; init; }
}

/// <summary>A lead of a page.</summary>
public sealed record ReplayLeadRow
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Its contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>The submit time.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>2 where a deal is won, 1 where one is lost, else 0 or null.</summary>
    public int? Deal { get; init; }
}

/// <summary>A submission of a page.</summary>
public sealed record ReplaySubmissionRow
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>When intake accepted it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The submission as JSON.</summary>
    public required string Payload { get; init; }
}

/// <summary>A touchpoint of a page.</summary>
public sealed record ReplayTouchpointRow
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>page_view, form_submit …</summary>
    public required string EventType { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset EventTime { get; init; }

    /// <summary>The page.</summary>
    public string? Url { get; init; }
}
