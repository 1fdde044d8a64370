using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Meta;

/// <summary>Meta's lead ads (<c>POST /api/intake/meta</c>): a batch of changes to pages, each of which names a lead that is fetched.</summary>
/// <param name="rules">The rules in force.</param>
/// <param name="forms">What the names of questions of one's own mean.</param>
public sealed class MetaConnector(Func<LeadAdRules> rules, Func<FormRules> forms) : IRecordConnector
{
    /// <summary>The vendor's name, in routes, settings and events.</summary>
    public const string Vendor = "meta";

    /// <summary>What is fetched.</summary>
    public const string Leads = "leads";

    private const string LeadId = "leadgen_id";

    /// <inheritdoc/>
    public string Name => Vendor;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => JsonInput.Parse(delivery.Body) switch
    {
        JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
        JsonParse.Value { Root: var root } when Changes(root) is { Count: > 0 } changes => changes.Count > Deliveries.MaxEvents
            ? new ReceiveResult.TooMany($"At most {Deliveries.MaxEvents} changes a delivery.")
            : new ReceiveResult.Received(changes, IsBatch: true),
        // Kept all the same: something that was not expected is something to look at.
        JsonParse.Value { Root: var root } => new ReceiveResult.Received([new SourceEvent(Vendor, "", Vendor, null, root.GetRawText())], IsBatch: false),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (source.Kind != Vendor)
        {
            return RecordEnvelope.Read(source.Payload) is { } parts ? MetaLead.Map(parts, rules(), forms()) : new MapResult.Rejected(Deliveries.NotAnObject);
        }

        if (JsonInput.Parse(source.Payload) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root })
        {
            return new MapResult.Rejected(Deliveries.NotAnObject);
        }

        var reader = new FieldReader(root, "", []);
        return reader.Text("field") != "leadgen"
            ? new MapResult.Ignored(new FieldFault("/field", "ignored", "Only changes of leadgen are used."))
            : reader.Child("value")?.TextOrNumber(LeadId, FieldReader.MaxId) is { } id
                ? new MapResult.Notice(new VendorNotice { Fetch = new FetchRequest(Vendor, Leads, id) })
                : new MapResult.Rejected(new FieldFault($"/value/{LeadId}", "required", "leadgen_id is missing: nobody knows which lead it is."));
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceEvent> Events(FetchedRecord record) =>
        JsonInput.Parse(record.Json) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } && Deliveries.IdOf(root, "id") is { } id
            ? [new SourceEvent(Vendor, "", "lead", id, RecordEnvelope.Write(record))]
            : [];

    /// <summary>Path and query of a lead, relative to the API's base address.</summary>
    /// <param name="id">Its id.</param>
    public static string Query(string id) =>
        $"{Uri.EscapeDataString(id)}?fields=id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,is_organic,platform,field_data,custom_disclaimer_responses";

    private static List<SourceEvent> Changes(JsonElement root) =>
    [
        .. from entry in Items(root, "entry")
           from change in Items(entry, "changes")
           select new SourceEvent(Vendor, "", Vendor, Key(change), change.GetRawText()),
    ];

    private static string? Key(JsonElement change) =>
        change.ValueKind == JsonValueKind.Object && change.TryGetProperty("value", out var value) && Deliveries.IdOf(value, LeadId) is { } id ? id : null;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];
}
