namespace RevOps.Data.Outbox;

/// <summary>Something that a committed transaction promised to do next.</summary>
/// <param name="OutboxId">Derived from what it is about, so that promising twice is promising once.</param>
/// <param name="Kind"><see cref="OutboxKind"/>.</param>
/// <param name="Payload">What the consumer needs, as JSON; ids only.</param>
public sealed record OutboxItem(string OutboxId, string Kind, string Payload);

/// <summary>Kinds of promised work.</summary>
public static class OutboxKind
{
    /// <summary>A message to the score queue.</summary>
    public const string Score = "score";

    /// <summary>The start of a call clock's orchestration.</summary>
    public const string StartCallSla = "start-call-sla";

    /// <summary>The start of a call clock's orchestration, as it is since policies have steps.</summary>
    public const string StartCallClock = "start-call-clock";

    /// <summary>A wake-up of such an orchestration; one that has ended is started again.</summary>
    public const string WakeCallClock = "wake-call-clock";

    /// <summary>A wake-up of a call clock's orchestration of the time before.</summary>
    public const string WakeCallSla = "wake-call-sla";

    /// <summary>A wake-up of an enrolment's orchestration, which is started where there is none.</summary>
    public const string WakeNurture = "wake-nurture";

    /// <summary>A message to the erasures queue.</summary>
    public const string Erase = "erase";

    /// <summary>A message to the import queue.</summary>
    public const string Import = "import";
}

/// <summary>
/// What is promised and not yet done. Sent at once after the commit; removed by its consumer, in the consumer's own
/// transaction; sent again when it is still there at its due time. So a process may die anywhere in between.
/// </summary>
public static class OutboxStore
{
    /// <summary>How long a consumer has before an item is sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Promises an item.</summary>
    public static Task PromiseAsync(this SqlSession sql, OutboxItem item, DateTimeOffset now) =>
        sql.ExecuteAsync("outbox/insert", new { item.OutboxId, item.Kind, item.Payload, Now = now, DueAt = now + Patience });

    /// <summary>Takes a promise back or marks it as kept.</summary>
    /// <returns>False where it was kept before.</returns>
    public static async Task<bool> KeepAsync(this SqlSession sql, string outboxId) =>
        await sql.ExecuteAsync("outbox/delete", new { OutboxId = outboxId }) > 0;

    /// <summary>Items whose time has come again.</summary>
    public static Task<IReadOnlyList<DueItem>> DueAsync(this SqlSession sql, DateTimeOffset now, int limit) =>
        sql.QueryAsync<DueItem>("outbox/due", new { Now = now, Limit = limit });

    /// <summary>Counts an attempt; the next is due after a pause that doubles, up to an hour.</summary>
    public static Task PostponeAsync(this SqlSession sql, DueItem item, DateTimeOffset now) => sql.ExecuteAsync("outbox/postpone", new
    {
        item.OutboxId,
        DueAt = now + TimeSpan.FromMinutes(Math.Min(60, 2 << Math.Min(item.Attempts, 5))),
    });

    /// <summary>How much is pending, and since when.</summary>
    public static Task<OutboxLag> LagAsync(this SqlSession sql) => sql.ScalarAsync<OutboxLag>("outbox/lag");
}

/// <summary>An item that is due again.</summary>
public sealed record DueItem
{
    /// <summary>Primary key.</summary>
    public required string OutboxId { get; init; }

    /// <summary><see cref="OutboxKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>How often it was sent again.</summary>
    public int Attempts { get; init; }
}

/// <summary>How far the outbox is behind.</summary>
public sealed record OutboxLag
{
    /// <summary>Items not done.</summary>
    public long Pending { get; init; }

    /// <summary>The oldest of them.</summary>
    public DateTimeOffset? Oldest { get; init; }
}
