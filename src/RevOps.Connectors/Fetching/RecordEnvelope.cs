using System.Buffers;
using System.Text;
using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Fetching;

/// <summary>How a fetched object travels to the pipeline and lies in the ledger.</summary>
internal static class RecordEnvelope
{
    private const string Type = "type";
    private const string Import = "import";
    private const string Record = "record";
    private const string Context = "context";

    /// <summary>The text of an envelope.</summary>
    public static string Write(FetchedRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(record.Json.Length + 64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(Type, record.Type);
            json.WriteBoolean(Import, record.IsImport);
            json.WritePropertyName(Record);
            json.WriteRawValue(record.Json);
            if (record.Context is { } context)
            {
                json.WritePropertyName(Context);
                json.WriteRawValue(context);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The envelope's parts; null where it is none.</summary>
    public static RecordParts? Read(string payload) =>
        JsonInput.Parse(payload) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
        && root.TryGetProperty(Record, out var record) && record.ValueKind == JsonValueKind.Object
            ? new RecordParts(
                record,
                root.TryGetProperty(Context, out var context) && context.ValueKind == JsonValueKind.Object ? context : null,
                root.TryGetProperty(Import, out var import) && import.ValueKind == JsonValueKind.True)
            : null;
}

/// <summary>A fetched object, to be read.</summary>
/// <param name="Record">The vendor's object.</param>
/// <param name="Context">What it is understood by, if there is something.</param>
/// <param name="IsImport">True where a back-fill fetched it.</param>
internal sealed record RecordParts(JsonElement Record, JsonElement? Context, bool IsImport);
