namespace RevOps.Data.Events;

/// <summary>What came from a source.</summary>
public sealed record SourceRow
{
    /// <summary>The source, such as <c>leads</c>, <c>hubspot</c>, <c>forms/contact</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When the latest came.</summary>
    public DateTimeOffset LastEventAt { get; init; }

    /// <summary>How many came in the last hour.</summary>
    public long LastHour { get; init; }

    /// <summary>How many came in the last 24 hours.</summary>
    public long Last24Hours { get; init; }

    /// <summary>How many of those had come before.</summary>
    public long Duplicates { get; init; }

    /// <summary>How many of those could not be used.</summary>
    public long Rejected { get; init; }

    /// <summary>How many of those are dead letters.</summary>
    public long DeadLettered { get; init; }
}

/// <summary>Where events come from.</summary>
public static class SourceStore
{
    /// <summary>Each source that has sent something since a time, the latest first.</summary>
    public static Task<IReadOnlyList<SourceRow>> SourcesAsync(this SqlSession sql, DateTimeOffset since, DateTimeOffset now) =>
        sql.QueryAsync<SourceRow>("events/sources", new { Since = since, Day = now.AddDays(-1), Hour = now.AddHours(-1) });
}
