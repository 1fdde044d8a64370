using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.GoogleAds;

/// <summary>
/// The Google Ads lead-form webhook (<c>POST /api/intake/google-ads</c>). Google drops a lead for good on 4xx, so whatever is
/// a JSON object is received, under any content type; the caller has checked the key before.
/// </summary>
/// <remarks>See developers.google.com, "Lead form webhook": ids are 64-bit, unknown fields and columns are to be ignored.</remarks>
public sealed class GoogleAdsConnector : IConnector
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <inheritdoc/>
    public string Name => GoogleAdsProof.Name;

    /// <summary>The key that came in the body, for the check before anything else; null where there is none.</summary>
    /// <param name="body">The raw body.</param>
    public static string? ReadKey(ReadOnlyMemory<byte> body) => GoogleAdsKey.Read(body);

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) =>
        JsonInput.Parse(delivery.Body) switch
        {
            JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
            JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } =>
                new ReceiveResult.Received([new SourceEvent(Name, delivery.Subject, "lead", Deliveries.IdOf(root, "lead_id"), WithoutKey(root))], IsBatch: false),
            _ => new ReceiveResult.Invalid([Deliveries.NotAnObject]),
        };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source) =>
        JsonInput.Parse(source.Payload) switch
        {
            JsonParse.Broken broken => new MapResult.Rejected(broken.Fault),
            JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } => GoogleAdsLead.Map(root),
            _ => new MapResult.Rejected(Deliveries.NotAnObject),
        };

    private static string WithoutKey(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var property in root.EnumerateObject().Where(p => !GoogleAdsKey.IsKey(p.Name)))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
