using RevOps.Data.Outbox;
using RevOps.Functions.Http;

namespace RevOps.Functions.Pipeline;

/// <summary>A lead to score, and the event because of which.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="EventId">The event; its receipt starts the call clock if the lead qualifies.</param>
/// <param name="OccurredAt">When the event happened: an old one starts no clock.</param>
/// <param name="IsImport">True for rows of an import: they start no clock.</param>
public sealed record ScoreItem(string LeadId, string EventId, DateTimeOffset OccurredAt, bool IsImport = false)
{
    /// <summary>The trace that it goes on with, as W3C trace context; null where nobody traced.</summary>
    public string? Trace { get; init; } = Data.Telemetry.Context;
}

/// <summary>A message of the score queue.</summary>
/// <param name="Name">Always <c>score</c>.</param>
/// <param name="Version">Always 1.</param>
/// <param name="OutboxId">The promise that this message keeps.</param>
/// <param name="Items">At least one lead.</param>
public sealed record ScoreMessage(string Name, int Version, string OutboxId, IReadOnlyList<ScoreItem> Items)
{
    private const string MessageName = "score";

    /// <summary>The promise to score leads.</summary>
    /// <param name="subject">What it is about: the event, or the range of an import.</param>
    /// <param name="items">The leads.</param>
    public static OutboxItem Promise(string subject, IReadOnlyList<ScoreItem> items)
    {
        var id = $"{MessageName}:{subject}";
        return new OutboxItem(id, OutboxKind.Score, Json.Text(new ScoreMessage(MessageName, 1, id, items)));
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not one of ours.</exception>
    public static ScoreMessage Read(string text)
    {
        var message = Json.Parse<ScoreMessage>(text);
        return message is { Name: MessageName, Version: 1, Items.Count: > 0 }
            ? message
            : throw new System.Text.Json.JsonException($"Message '{message.Name}' version {message.Version} is not known here.");
    }
}
