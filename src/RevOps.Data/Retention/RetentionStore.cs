using RevOps.Data.Events;

namespace RevOps.Data.Retention;

/// <summary>An import whose file and texts are still kept.</summary>
public sealed record KeptImport
{
    /// <summary>Its id.</summary>
    public required string ImportId { get; init; }

    /// <summary>The number of the row that would be read next: all have smaller ones.</summary>
    public required long NextRow { get; init; }
}

/// <summary>Deletes what has been kept for as long as it should be, some rows at a time: others write meanwhile.</summary>
public static class RetentionStore
{
    /// <summary>Deletes records of events that are done.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="before">Received before this.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>How many.</returns>
    public static Task<int> ForgetEventsAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.ExecuteAsync("retention/events", new { Before = before, Limit = limit, OnTheirWay = EventStatus.OnTheirWay });

    /// <summary>Deletes keys of deliveries: whoever sends the same again after that has it taken as new.</summary>
    /// <inheritdoc cref="ForgetEventsAsync"/>
    public static Task<int> ForgetDeliveriesAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.ExecuteAsync("retention/inbox", new { Before = before, Limit = limit });

    /// <summary>Deletes entries of the audit log.</summary>
    /// <inheritdoc cref="ForgetEventsAsync"/>
    public static Task<int> ForgetAuditAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.ExecuteAsync("retention/audit_log", new { Before = before, Limit = limit });

    /// <summary>Imports that are finished and kept still.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="before">Received before this.</param>
    /// <param name="limit">At most so many, the oldest first.</param>
    public static Task<IReadOnlyList<KeptImport>> KeptImportsAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.QueryAsync<KeptImport>("retention/imports", new { Before = before, Limit = limit });

    /// <summary>Deletes what stood in some rows of an import; what became of them stays.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="importId">The import.</param>
    /// <param name="after">Rows after this number.</param>
    /// <param name="until">Up to this one.</param>
    public static Task<int> ForgetRowsAsync(this SqlSession sql, string importId, long after, long until) =>
        sql.ExecuteAsync("retention/import_rows", new { ImportId = importId, After = after, Until = until });

    /// <summary>Notes that an import's file and texts are gone.</summary>
    public static Task ForgetImportAsync(this SqlSession sql, string importId, DateTimeOffset now) =>
        sql.ExecuteAsync("retention/import_forgotten", new { ImportId = importId, Now = now });
}
