using System.Buffers;
using System.Text;
using System.Text.Json;
using RevOps.Connectors;

namespace RevOps.Functions.Intake;

/// <summary>An event on its way through the intake queue.</summary>
/// <param name="EventId">Id given at intake; carries the time of receipt.</param>
/// <param name="Source">The event as its connector received it.</param>
/// <param name="IdempotencyKey">The sender's Idempotency-Key with the event's place in the batch, if one was sent.</param>
public sealed record IntakeEvent(string EventId, SourceEvent Source, string? IdempotencyKey)
{
    /// <summary>The trace in which it was accepted, as W3C trace context; null where nobody traced.</summary>
    public string? Trace { get; init; }
}

/// <summary>What a message of the intake queue holds.</summary>
public abstract record IntakeMessage
{
    /// <summary>Name of the message, so that an unknown one is an error that names it.</summary>
    public const string Name = "intake";

    private const int Version = 1;

    private IntakeMessage()
    {
    }

    /// <summary>Events, in the message itself.</summary>
    /// <param name="Items">At least one.</param>
    public sealed record Events(IReadOnlyList<IntakeEvent> Items) : IntakeMessage;

    /// <summary>A claim check: the message with the events is in a blob, since it is too large for the queue.</summary>
    /// <param name="Blob">Name of the blob.</param>
    public sealed record ClaimCheck(string Blob) : IntakeMessage;

    /// <summary>The text of a message with these events. Payloads are written as they are, not as strings in a string.</summary>
    public static string Write(IReadOnlyList<IntakeEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteStart(json);
            json.WriteStartArray("events");
            foreach (var item in events)
            {
                WriteEvent(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The text of a claim check.</summary>
    public static string WriteClaimCheck(string blob) => $$"""{"name":"{{Name}}","version":{{Version}},"blob":"{{blob}}"}""";

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is not one of ours, or of a version that this app does not know.</exception>
    public static IntakeMessage Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("The message is not one of ours: a property is missing or of another type.", e);
        }
    }

    private static IntakeMessage Read(JsonElement root)
    {
        var name = root.GetProperty("name").GetString();
        var version = root.GetProperty("version").GetInt32();
        if (name != Name || version != Version)
        {
            throw new JsonException($"Message '{name}' version {version} is not known here.");
        }

        return root.TryGetProperty("blob", out var blob)
            ? new ClaimCheck(blob.GetString() ?? throw new JsonException("A claim check names its blob."))
            : new Events([.. root.GetProperty("events").EnumerateArray().Select(ReadEvent)]);
    }

    private static void WriteStart(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteNumber("version", Version);
    }

    private static void WriteEvent(Utf8JsonWriter json, IntakeEvent item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.EventId);
        json.WriteString("connector", item.Source.Connector);
        json.WriteString("subject", item.Source.Subject);
        json.WriteString("kind", item.Source.Kind);
        json.WriteString("sourceId", item.Source.SourceId);
        json.WriteString("idempotencyKey", item.IdempotencyKey);
        if (item.Trace is { } trace)
        {
            json.WriteString("trace", trace);
        }

        json.WritePropertyName("payload");
        json.WriteRawValue(item.Source.Payload);
        json.WriteEndObject();
    }

    private static IntakeEvent ReadEvent(JsonElement e) => new(
        e.GetProperty("id").GetString()!,
        new SourceEvent(
            e.GetProperty("connector").GetString()!,
            e.GetProperty("subject").GetString()!,
            e.GetProperty("kind").GetString()!,
            e.GetProperty("sourceId").GetString(),
            e.GetProperty("payload").GetRawText()),
        e.GetProperty("idempotencyKey").GetString())
    {
        Trace = e.TryGetProperty("trace", out var trace) ? trace.GetString() : null,
    };
}
