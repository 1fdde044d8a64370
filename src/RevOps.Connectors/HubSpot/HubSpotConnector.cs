using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Input;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>
/// HubSpot's webhooks (<c>POST /api/intake/hubspot</c>) and the objects that they are about. A notification names an object; what it holds
/// is fetched later, since the value that it carries may be old by then, and half the object is missing.
/// </summary>
/// <param name="rules">The rules in force.</param>
/// <param name="currency">Currency of deals that name none.</param>
public sealed class HubSpotConnector(Func<HubSpotRules> rules, string currency) : IRecordConnector
{
    /// <summary>The vendor's name, in routes, settings and events; its contacts' ids are kept under it.</summary>
    public const string Vendor = "hubspot";

    /// <inheritdoc/>
    public string Name => Vendor;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => JsonInput.Parse(delivery.Body) switch
    {
        JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
        JsonParse.Value { Root: { ValueKind: JsonValueKind.Array } events } => Batch(events),
        JsonParse.Value { Root: var one } => new ReceiveResult.Received([HubSpotNotice.Event(one)], IsBatch: false),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (source.Kind == HubSpotNotice.Kind)
        {
            return JsonInput.Parse(source.Payload) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
                ? HubSpotNotice.Map(root)
                : new MapResult.Rejected(Deliveries.NotAnObject);
        }

        return RecordEnvelope.Read(source.Payload) is { } parts && HubSpotObject.Read(parts.Record) is { } record
            ? HubSpotRecords.Map(source.Kind, record, parts.IsImport, rules(), currency)
            : new MapResult.Rejected(Deliveries.NotAnObject);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceEvent> Events(FetchedRecord record) =>
        JsonInput.Parse(record.Json) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } && HubSpotObject.Read(root) is { } read
            ? [.. HubSpotRecords.Kinds(record.Type, read, rules()).Select(e => new SourceEvent(Vendor, "", e.Kind, e.SourceId, RecordEnvelope.Write(record)))]
            : [];

    /// <summary>HubSpot sends 100 at most; more would be no reason to lose them.</summary>
    private static ReceiveResult Batch(JsonElement events) => events.GetArrayLength() switch
    {
        > Deliveries.MaxEvents => new ReceiveResult.TooMany($"At most {Deliveries.MaxEvents} events a delivery."),
        _ => new ReceiveResult.Received([.. events.EnumerateArray().Select(HubSpotNotice.Event)], IsBatch: true),
    };
}
