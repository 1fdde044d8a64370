namespace RevOps.Data.Backfills;

/// <summary>A back-fill as it stands.</summary>
public sealed record BackfillRow
{
    /// <summary>Its id.</summary>
    public required string BackfillId { get; init; }

    /// <summary>The vendor.</summary>
    public required string Vendor { get; init; }

    /// <summary>The kind of objects, in the vendor's word.</summary>
    public required string ObjectType { get; init; }

    /// <summary>Objects that have not changed since are left out; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Number of the page that is next, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Where that page begins; null for the first.</summary>
    public string? PageCursor { get; init; }

    /// <summary>Objects on the pages so far.</summary>
    public long Seen { get; init; }

    /// <summary>Events that were made of them.</summary>
    public long Events { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When a page was last done.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it came to its end; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>Back-fills.</summary>
public static class BackfillStore
{
    /// <summary>Begins one.</summary>
    public static Task AddBackfillAsync(this SqlSession sql, string backfillId, string vendor, string objectType, DateTimeOffset? since, DateTimeOffset now) =>
        sql.ExecuteAsync("backfills/insert", new { BackfillId = backfillId, Vendor = vendor, ObjectType = objectType, Since = since, Now = now });

    /// <summary>One, if there is one of that id.</summary>
    public static Task<BackfillRow?> FindBackfillAsync(this SqlSession sql, string backfillId) =>
        sql.FindAsync<BackfillRow>("backfills/find", new { BackfillId = backfillId });

    /// <summary>The one that runs for a kind of objects, if one does.</summary>
    public static Task<BackfillRow?> RunningBackfillAsync(this SqlSession sql, string vendor, string objectType) =>
        sql.FindAsync<BackfillRow>("backfills/running", new { Vendor = vendor, ObjectType = objectType });

    /// <summary>The newest.</summary>
    public static Task<IReadOnlyList<BackfillRow>> ListBackfillsAsync(this SqlSession sql, int limit) =>
        sql.QueryAsync<BackfillRow>("backfills/list", new { Limit = limit });

    /// <summary>Takes note that a page is done.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="was">As it was read before the page was fetched.</param>
    /// <param name="seen">Objects on the page.</param>
    /// <param name="events">Events that were made of them.</param>
    /// <param name="next">Where the next page begins; null after the last.</param>
    /// <param name="now">Now.</param>
    /// <returns>False where somebody else has done the page meanwhile.</returns>
    public static async Task<bool> AdvanceBackfillAsync(this SqlSession sql, BackfillRow was, int seen, int events, string? next, DateTimeOffset now) =>
        await sql.ExecuteAsync("backfills/advance", new
        {
            was.BackfillId,
            was.Page,
            Seen = seen,
            Events = events,
            Next = next,
            Now = now,
            FinishedAt = next is null ? now : (DateTimeOffset?)null,
        }) > 0;

    /// <summary>Ends one before its time.</summary>
    /// <returns>False where it had ended.</returns>
    public static async Task<bool> StopBackfillAsync(this SqlSession sql, string backfillId, DateTimeOffset now) =>
        await sql.ExecuteAsync("backfills/stop", new { BackfillId = backfillId, Now = now }) > 0;
}
