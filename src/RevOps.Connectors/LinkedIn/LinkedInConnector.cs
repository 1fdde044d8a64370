using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.LinkedIn;

/// <summary>LinkedIn's lead sync (<c>POST /api/intake/linkedin</c>): a notification names a form response, which is fetched with the form's questions.</summary>
/// <param name="rules">The rules in force.</param>
/// <param name="forms">What the wording of questions of one's own means.</param>
public sealed class LinkedInConnector(Func<LeadAdRules> rules, Func<FormRules> forms) : IRecordConnector
{
    /// <summary>The vendor's name, in routes, settings and events.</summary>
    public const string Vendor = "linkedin";

    /// <summary>What is fetched, as the API calls it.</summary>
    public const string Responses = "leadFormResponses";

    private const string ResponseUrn = "urn:li:leadGenFormResponse:";

    /// <inheritdoc/>
    public string Name => Vendor;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => JsonInput.Parse(delivery.Body) switch
    {
        JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
        JsonParse.Value value => new ReceiveResult.Received([Event(value.Root)], IsBatch: false),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (source.Kind == Vendor)
        {
            return JsonInput.Parse(source.Payload) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
                ? Notice(new FieldReader(root, "", []))
                : new MapResult.Rejected(Deliveries.NotAnObject);
        }

        return RecordEnvelope.Read(source.Payload) is { } parts
            ? LinkedInLead.Map(parts, rules(), forms())
            : new MapResult.Rejected(Deliveries.NotAnObject);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceEvent> Events(FetchedRecord record) =>
        JsonInput.Parse(record.Json) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } && Deliveries.IdOf(root, "id") is { } id
            ? [new SourceEvent(Vendor, "", "lead", BareId(id), RecordEnvelope.Write(record))]
            : [];

    private static SourceEvent Event(JsonElement root)
    {
        var reader = root.ValueKind == JsonValueKind.Object ? new FieldReader(root, "", []) : null;
        var key = reader?.Text("leadGenFormResponse") is { } response
            ? $"{BareId(response)}:{reader.Text("leadAction")}:{reader.TextOrNumber("occurredAt")}"
            : null;
        return new SourceEvent(Vendor, "", Vendor, key, root.GetRawText());
    }

    private static MapResult Notice(FieldReader reader)
    {
        if (reader.Text("leadGenFormResponse") is not { } response || BareId(response) is not { Length: > 0 } id)
        {
            return new MapResult.Rejected(new FieldFault("/leadGenFormResponse", "required", "leadGenFormResponse is missing: nobody knows which lead it is."));
        }

        return reader.Text("leadAction")?.ToUpperInvariant() switch
        {
            "CREATED" => new MapResult.Notice(new VendorNotice { Fetch = new FetchRequest(Vendor, Responses, id) }),
            "DELETED" => new MapResult.Notice(new VendorNotice { Deletion = new VendorDeletion(Vendor, Responses, id, IsErasure: true) }),
            var other => new MapResult.Ignored(new FieldFault("/leadAction", "ignored", other is null ? "leadAction is missing." : "This leadAction is not used.")),
        };
    }

    /// <summary>The id as the API takes it.</summary>
    private static string BareId(string id) => id.StartsWith(ResponseUrn, StringComparison.Ordinal) ? id[ResponseUrn.Length..] : id;
}
