namespace RevOps.Data.Events;

/// <summary>What became of an attempt to take a delivery's key.</summary>
public abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>The key was free: the event is ours to apply.</summary>
    public sealed record Taken : Claim;

    /// <summary>The same event was applied before: the queue delivered it again, and nothing is left to do.</summary>
    public sealed record AlreadyDone : Claim;

    /// <summary>Another event had the key.</summary>
    /// <param name="EventId">That event.</param>
    public sealed record Duplicate(string EventId) : Claim;
}

/// <summary>The keys of deliveries and the fate of events.</summary>
public static class EventLog
{
    /// <summary>The record of an event, if the pipeline has reached it.</summary>
    public static Task<EventRecord?> FindEventAsync(this SqlSession sql, string eventId) =>
        sql.FindAsync<EventRecord>("events/find", new { EventId = eventId });

    /// <summary>Writes an event's record.</summary>
    public static Task InsertEventAsync(this SqlSession sql, EventRecord record) => sql.ExecuteAsync("events/insert", record);

    /// <summary>Moves an event on.</summary>
    public static Task SetEventStatusAsync(this SqlSession sql, string eventId, string status, DateTimeOffset now) =>
        sql.ExecuteAsync("events/set_status", new { EventId = eventId, Status = status, Now = now });

    /// <summary>
    /// Takes a delivery's key for an event. A key that holds for a day only counts against takers received after
    /// <paramref name="validFrom"/>.
    /// </summary>
    /// <param name="sql">The transaction in which the event is applied.</param>
    /// <param name="key">The key to take.</param>
    /// <param name="alsoTakenBy">Other keys under which the same delivery may have come before.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="validFrom">Takers before this time do not count.</param>
    public static async Task<Claim> ClaimAsync(
        this SqlSession sql, string key, IReadOnlyList<string> alsoTakenBy, string eventId, DateTimeOffset receivedAt, DateTimeOffset validFrom)
    {
        if (await sql.FindEventAsync(eventId) is not null)
        {
            return new Claim.AlreadyDone();
        }

        var takers = await sql.QueryAsync<Taker>("inbox/find", new { Keys = (string[])[key, .. alsoTakenBy] });
        if (takers.FirstOrDefault(t => t.DedupeKey == key || t.ReceivedAt >= validFrom) is { } taker)
        {
            return new Claim.Duplicate(taker.EventId);
        }

        await sql.ExecuteAsync("inbox/insert", new { DedupeKey = key, EventId = eventId, ReceivedAt = receivedAt });
        return new Claim.Taken();
    }

    /// <summary>Gives a key back: the event could not be applied.</summary>
    public static Task ReleaseAsync(this SqlSession sql, string key) => sql.ExecuteAsync("inbox/delete", new { DedupeKey = key });

    private sealed record Taker
    {
        public required string DedupeKey { get; init; }

        public required string EventId { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }
    }
}
