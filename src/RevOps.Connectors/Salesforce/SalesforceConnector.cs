using System.Text.Json;
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
public sealed class SalesforceConnector(Func<SalesforceRules> rules, string currency) : IConnector
{
    /// <inheritdoc/>
    public string Name => SalesforceProof.Name;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => OutboundMessage.Read(delivery.Body, out var fault) is { } message
        ? new ReceiveResult.Received([.. message.Notifications.SelectMany(Split)], IsBatch: true)
        : new ReceiveResult.Unreadable(fault!);

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        var record = JsonInput.Parse(source.Payload) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
            && root.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("object", out var type) && type.GetString() is { } name && rules().Objects.TryGetValue(name, out var mapping)
                ? new SalesforceRecord(fields, mapping)
                : null;
        return (source.Kind, record) switch
        {
            (SalesforceRules.Lead, { } r) => new MapResult.Lead(SalesforcePerson.Of(r, source.Kind, r.Time("createdAt"))),
            (SalesforceRules.Contact, { } r) => new MapResult.Contact(SalesforcePerson.Of(r, r.Mapping.Kind, r.Time("updatedAt"))),
            (SalesforceRules.Company, { } r) => new MapResult.Company(SalesforcePerson.CompanyOf(r), r.Time("updatedAt")),
            (SalesforceRules.Deal, { } r) => SalesforceDeal.Of(r, currency),
            ("stage", { } r) => SalesforcePerson.StageOf(r, rules()),
            _ => new MapResult.Ignored(new FieldFault("/object", "ignored", "The object is not listed in rules/salesforce.json.")),
        };
    }

    /// <summary>
    /// A lead's first notification opens the lead; later ones are news of the same person, and of how far it has come. A form that is
    /// edited in Salesforce ten times is not ten forms.
    /// </summary>
    private IEnumerable<SourceEvent> Split(Notification item)
    {
        var payload = JsonSerializer.Serialize(new { notification = item.Id, @object = item.Object, fields = item.Fields });
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
