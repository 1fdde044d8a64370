using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>
/// Salesforce's outbound messages (<c>POST /api/intake/salesforce</c>). A message tells the record as it is when it is sent, at least
/// once and in any order; the notification's id tells repeats, the record's time of change what is newer.
/// </summary>
/// <param name="rules">The rules in force.</param>
/// <param name="currency">The currency of amounts in an organization that has but one: the reporting currency.</param>
public sealed class SalesforceConnector(Func<SalesforceRules> rules, string currency) : IRecordConnector
{
    private const string Import = "import";

    /// <summary>The vendor's name.</summary>
    public const string Vendor = SalesforceProof.Name;

    /// <inheritdoc/>
    public string Name => Vendor;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => OutboundMessage.Read(delivery.Body, out var fault) is { } message
        ? new ReceiveResult.Received([.. message.Notifications.SelectMany(n => Split(n, isImport: false))], IsBatch: true)
        : new ReceiveResult.Unreadable(fault!);

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        var root = JsonInput.Parse(source.Payload) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } given } ? given : default;
        var isImport = root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Import, out var import) && import.ValueKind == JsonValueKind.True;
        var record = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("object", out var type) && type.GetString() is { } name && rules().Objects.TryGetValue(name, out var mapping)
                ? new SalesforceRecord(fields, mapping)
                : null;
        return (source.Kind, record) switch
        {
            (SalesforceRules.Lead, { } r) => new MapResult.Lead(SalesforcePerson.Of(r, source.Kind, r.Time("createdAt"))) { IsImport = isImport },
            (SalesforceRules.Contact, { } r) => new MapResult.Contact(SalesforcePerson.Of(r, r.Mapping.Kind, r.Time("updatedAt"))) { IsImport = isImport },
            (SalesforceRules.Company, { } r) => new MapResult.Company(SalesforcePerson.CompanyOf(r), r.Time("updatedAt")),
            (SalesforceRules.Deal, { } r) => SalesforceDeal.Of(r, currency),
            ("stage", { } r) => SalesforcePerson.StageOf(r, rules()),
            _ => new MapResult.Ignored(new FieldFault("/object", "ignored", "The object is not listed in rules/salesforce.json.")),
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceEvent> Events(FetchedRecord record)
    {
        if (JsonInput.Parse(record.Json) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } || !rules().Objects.TryGetValue(record.Type, out var mapping))
        {
            return [];
        }

        var fields = root.EnumerateObject().Where(f => f.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .ToDictionary(f => f.Name, f => f.Value.ValueKind == JsonValueKind.String ? f.Value.GetString()! : f.Value.GetRawText(), StringComparer.Ordinal);
        var read = new SalesforceRecord(JsonSerializer.SerializeToElement(fields), mapping);
        return read.Id is { } id
            ? [.. Split(new Notification(string.Create(CultureInfo.InvariantCulture, $"{id}:{read.Time("updatedAt")?.ToUnixTimeMilliseconds()}"), record.Type, fields), record.IsImport)]
            : [];
    }

    /// <summary>
    /// A lead's first notification opens the lead; later ones are news of the same person, and of how far it has come. A form that is
    /// edited in Salesforce ten times is not ten forms.
    /// </summary>
    private IEnumerable<SourceEvent> Split(Notification item, bool isImport)
    {
        var payload = isImport
            ? JsonSerializer.Serialize(new { notification = item.Id, @object = item.Object, import = true, fields = item.Fields })
            : JsonSerializer.Serialize(new { notification = item.Id, @object = item.Object, fields = item.Fields });
        var kind = rules().Objects.GetValueOrDefault(item.Object)?.Kind;
        if (kind != SalesforceRules.Lead)
        {
            return [new SourceEvent(Name, Subject(item.Object), kind ?? Name, item.Id, payload)];
        }

        var recordId = SalesforceIds.Full(item.Fields.GetValueOrDefault("Id")) ?? item.Id;
        SourceEvent[] events =
        [
            new SourceEvent(Name, Subject(item.Object), SalesforceRules.Lead, recordId, payload),
            new SourceEvent(Name, Subject(item.Object), SalesforceRules.Contact, item.Id, payload),
        ];
        using var fields = JsonDocument.Parse(payload);
        var record = new SalesforceRecord(fields.RootElement.GetProperty("fields"), rules().Objects[item.Object]);
        return SalesforcePerson.HasStage(record, rules()) ? [.. events, new SourceEvent(Name, Subject(item.Object), "stage", item.Id, payload)] : events;
    }

    private static string Subject(string type) => type.Length <= 80 ? type : type[..80];
}
