using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Deals;

/// <summary>
/// RevOps' own JSON of deals (<c>POST /api/deals</c>): one, or an array of at most 1,000. As with leads, a single one is
/// checked at once, the elements of an array when they are mapped. A deal's id names the deal, not the delivery: the same deal
/// comes again with every change.
/// </summary>
public sealed class DealsConnector : IConnector
{
    /// <inheritdoc/>
    public string Name => "deals";

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
        return DealReader.Read(root, faults) is { } deal ? new MapResult.Deal(deal) : new MapResult.Rejected(faults[0]);
    }

    private static List<FieldFault> Validate(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [Deliveries.NotAnObject];
        }

        var faults = new List<FieldFault>();
        DealReader.Read(root, faults);
        return faults;
    }

    private SourceEvent ToEvent(JsonElement element, string subject) => new(Name, subject, "deal", SourceId: null, element.GetRawText());
}
