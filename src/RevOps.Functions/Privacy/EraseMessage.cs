using RevOps.Data.Outbox;
using RevOps.Functions.Http;

namespace RevOps.Functions.Privacy;

/// <summary>What is to go from where SQL does not reach: ids only, one of them.</summary>
/// <param name="OutboxId">The promise that it keeps.</param>
public sealed record EraseMessage(string OutboxId)
{
    /// <summary>All that is kept of an erased person.</summary>
    public string? ErasureId { get; init; }

    /// <summary>An event that named an erased person, as it came.</summary>
    public string? EventId { get; init; }

    /// <summary>A file that named an erased person.</summary>
    public string? ImportId { get; init; }

    /// <summary>The promise to search for an erased person everywhere.</summary>
    public static OutboxItem OfErasure(string erasureId) => Promise(new EraseMessage($"erase:{erasureId}") { ErasureId = erasureId });

    /// <summary>The promise to forget an event as it came.</summary>
    public static OutboxItem OfEvent(string eventId) => Promise(new EraseMessage($"forget:{eventId}") { EventId = eventId });

    /// <summary>The promise to forget a file.</summary>
    public static OutboxItem OfImport(string importId) => Promise(new EraseMessage($"forget:{importId}") { ImportId = importId });

    /// <summary>Reads a message.</summary>
    public static EraseMessage Read(string text) => Json.Parse<EraseMessage>(text);

    private static OutboxItem Promise(EraseMessage message) => new(message.OutboxId, OutboxKind.Erase, Json.Text(message));
}
