using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Leads;

/// <summary>
/// RevOps' own JSON (<c>POST /api/intake/leads</c>): one lead, or an array of at most 1,000. A single lead is checked at
/// once; of an array every element is accepted, and a faulty one is rejected when it is mapped.
/// </summary>
public sealed class LeadsConnector : IConnector
{
    /// <inheritdoc/>
    public string Name => "leads";

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => Deliveries.Split(delivery, e => ToEvent(e, delivery.Subject), Validate);

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source) =>
        JsonInput.Parse(source.Payload) switch
        {
            JsonParse.Broken broken => new MapResult.Rejected(broken.Fault),
            JsonParse.Value value => Read(value.Root),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static MapResult Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new MapResult.Rejected(Deliveries.NotAnObject);
        }

        var faults = new List<FieldFault>();
        var lead = LeadReader.Read(root, faults);
        return faults.Count == 0 ? new MapResult.Lead(lead) : new MapResult.Rejected(faults[0]);
    }

    private static List<FieldFault> Validate(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [Deliveries.NotAnObject];
        }

        var faults = new List<FieldFault>();
        LeadReader.Read(root, faults);
        return faults;
    }

    private SourceEvent ToEvent(JsonElement element, string subject) =>
        new(Name, subject, "lead", Deliveries.IdOf(element, "id"), element.GetRawText());
}
