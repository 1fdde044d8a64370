namespace RevOps.Data.Effects;

/// <summary>An effect as it stands.</summary>
public sealed record EffectRow
{
    /// <summary>Order of queueing.</summary>
    public long Seq { get; init; }

    /// <summary>The receiver's idempotency key.</summary>
    public required string EffectId { get; init; }

    /// <summary>One of <see cref="Destinations"/>, or <c>hook:&lt;id&gt;</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>Effects of one key arrive in order.</summary>
    public required string OrderKey { get; init; }

    /// <summary>What it is, in the destination's words.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    /// <summary><see cref="EffectState"/>.</summary>
    public required string State { get; init; }

    /// <summary>When it was queued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be sent before.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>How often sending was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Until then somebody is sending it.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Why it was not sent, the last time.</summary>
    public string? Fault { get; init; }

    /// <summary>When it came to its end; null while it is pending.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The trace in which it was queued; null where nobody traced. Read only for those who send it.</summary>
    public string? Trace { get; init; }

    /// <summary>As it was queued.</summary>
    public Effect Effect => new(EffectId, Destination, OrderKey, Kind, Payload);

    /// <summary>This effect at its end.</summary>
    public EffectRow Done(string state, DateTimeOffset now, string? fault = null) =>
        this with { State = state, DoneAt = now, LockedUntil = null, Fault = fault };
}

/// <summary>States of an effect.</summary>
public static class EffectState
{
    /// <summary>To be sent.</summary>
    public const string Pending = "pending";

    /// <summary>The receiver has it.</summary>
    public const string Sent = "sent";

    /// <summary>Written and shown only, since its destination is set to <c>log</c>.</summary>
    public const string Logged = "logged";

    /// <summary>Not sent, on purpose; the fault says why.</summary>
    public const string Dropped = "dropped";

    /// <summary>Not sent, in spite of all attempts; the fault says why.</summary>
    public const string GivenUp = "given-up";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Sent, Logged, Dropped, GivenUp];
}

/// <summary>What is still to be fetched from a vendor.</summary>
public sealed record FetchLag
{
    /// <summary>The destination.</summary>
    public required string Destination { get; init; }

    /// <summary>How much.</summary>
    public long Waiting { get; init; }

    /// <summary>Since when the oldest of it.</summary>
    public DateTimeOffset? Oldest { get; init; }
}

/// <summary>How far delivery is behind.</summary>
public sealed record EffectLag
{
    /// <summary>Effects not yet at their end.</summary>
    public long Pending { get; init; }

    /// <summary>When the oldest of them was queued.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Effects given up and not replayed.</summary>
    public long GivenUp { get; init; }
}
