using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Touchpoints;

/// <summary>
/// RevOps' own JSON of touchpoints (<c>POST /api/touchpoints</c>): one, or an array of at most 1,000. As with leads, a
/// single one is checked at once, the elements of an array when they are mapped.
/// </summary>
public sealed class TouchpointsConnector : IConnector
{
    /// <inheritdoc/>
    public string Name => "touchpoints";

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
        return TouchpointReader.Read(root, faults) is { } touchpoint && faults.Count == 0
            ? new MapResult.Touchpoint(touchpoint)
            : new MapResult.Rejected(faults[0]);
    }

    private static List<FieldFault> Validate(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [Deliveries.NotAnObject];
        }

        var faults = new List<FieldFault>();
        TouchpointReader.Read(root, faults);
        return faults;
    }

    private SourceEvent ToEvent(JsonElement element, string subject) =>
        new(Name, subject, "touchpoint", Deliveries.IdOf(element, "id"), element.GetRawText());
}
