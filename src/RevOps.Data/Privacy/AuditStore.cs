namespace RevOps.Data.Privacy;

/// <summary>A change that somebody asked for.</summary>
public sealed record AuditRow
{
    /// <summary>Primary key.</summary>
    public required string AuditId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who: an account's id, or a key's id and name.</summary>
    public required string Actor { get; init; }

    /// <summary>The function that was called.</summary>
    public required string Action { get; init; }

    /// <summary>The path that was called, without what stands behind <c>?</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>What was answered; null while it runs, and where the process died before it could say.</summary>
    public int? Status { get; init; }

    /// <summary>The trace that it belongs to.</summary>
    public string? TraceId { get; init; }
}

/// <summary>The audit log. Rows are added, and completed once with how it ended; nothing else changes them but their end of life.</summary>
public static class AuditStore
{
    /// <summary>Notes what is about to be done.</summary>
    public static Task NoteAsync(this SqlSession sql, AuditRow row) => sql.ExecuteAsync("audit_log/insert", row);

    /// <summary>Notes how it ended.</summary>
    public static Task NoteAnswerAsync(this SqlSession sql, string auditId, int status) =>
        sql.ExecuteAsync("audit_log/answered", new { AuditId = auditId, Status = status });

    /// <summary>A page of the log, newest first.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="filter">actor and subject, or null for any; where the last page ended; how many.</param>
    public static Task<IReadOnlyList<AuditRow>> AuditAsync(this SqlSession sql, AuditFilter filter) => sql.QueryAsync<AuditRow>("audit_log/list", filter);
}

/// <summary>Which rows of the audit log.</summary>
/// <param name="Actor">Who; null for anybody.</param>
/// <param name="Subject">On what path; null for any.</param>
/// <param name="AfterAt">Where the last page ended.</param>
/// <param name="AfterId">Where the last page ended.</param>
/// <param name="Limit">How many at most.</param>
public sealed record AuditFilter(string? Actor, string? Subject, DateTimeOffset? AfterAt, string? AfterId, int Limit);
