namespace RevOps.Data.Reports;

/// <summary>Something that normalization could not use or flagged, with its volume.</summary>
public sealed record DataQualityRow
{
    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The normalization rule that said so.</summary>
    public required string Rule { get; init; }

    /// <summary>What came in; null where it may be personal.</summary>
    public string? Value { get; init; }

    /// <summary>In how many submissions.</summary>
    public int Submissions { get; init; }

    /// <summary>Of how many leads.</summary>
    public int Leads { get; init; }

    /// <summary>The newest.</summary>
    public DateTimeOffset LastAt { get; init; }
}

/// <summary>How good the data is that comes in.</summary>
public static class DataQuality
{
    /// <summary>A page, most frequent first.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="from">Received from then on, inclusive; null for all.</param>
    /// <param name="until">Received before then; null for all.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="limit">Most rows.</param>
    public static Task<IReadOnlyList<DataQualityRow>> DataQualityAsync(this SqlSession sql, DateTimeOffset? from, DateTimeOffset? until, int skip, int limit) =>
        sql.QueryAsync<DataQualityRow>("reports/data_quality", new { FromAt = from, UntilAt = until, Skip = skip, Limit = limit });
}
