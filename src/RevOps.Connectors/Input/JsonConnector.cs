using System.Diagnostics;
using System.Text.Json;
using RevOps.Core;

namespace RevOps.Connectors.Input;

/// <summary>
/// RevOps' own JSON: one object, or an array of at most 1,000. A single object is checked at once; of an array every element is
/// accepted, and a faulty one is rejected when it is mapped.
/// </summary>
/// <param name="name">Name of the connector.</param>
/// <param name="kind">Kind of its events.</param>
/// <param name="isDelivery">True where <c>id</c> names the delivery, so that the same id again is a duplicate.</param>
public abstract class JsonConnector(string name, string kind, bool isDelivery) : IConnector
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public virtual ReceiveResult Receive(Delivery delivery) => Deliveries.Split(delivery, e => ToEvent(e, delivery.Subject), Validate);

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source) =>
        JsonInput.Parse(source.Payload) switch
        {
            JsonParse.Broken broken => new MapResult.Rejected(broken.Fault),
            JsonParse.Value value => Mapped(value.Root),
            _ => throw new UnreachableException(),
        };

    /// <summary>Reads an object; what is wrong with it is added to <paramref name="faults"/>.</summary>
    /// <param name="root">The object.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <returns>What it is; of no use where there are faults.</returns>
    protected abstract MapResult? Read(JsonElement root, List<FieldFault> faults);

    private MapResult Mapped(JsonElement root)
    {
        var (read, faults) = Checked(root);
        return faults is [var first, ..] ? new MapResult.Rejected(first) : read ?? throw new UnreachableException();
    }

    private List<FieldFault> Validate(JsonElement root) => Checked(root).Faults;

    private (MapResult? Read, List<FieldFault> Faults) Checked(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, [Deliveries.NotAnObject]);
        }

        var faults = new List<FieldFault>();
        return (Read(root, faults), faults);
    }

    private SourceEvent ToEvent(JsonElement element, string subject) =>
        new(name, subject, kind, isDelivery ? Deliveries.IdOf(element, "id") : null, element.GetRawText());
}
