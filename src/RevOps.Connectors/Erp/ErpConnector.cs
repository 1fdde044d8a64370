using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Erp;

/// <summary>
/// RevOps' own JSON of service and stock (<c>POST /api/intake/erp</c>): one object or an array of at most 1,000, each with a
/// <c>type</c>. A version of something counts once, by its id and time.
/// </summary>
/// <param name="rules">The rules in force.</param>
public sealed class ErpConnector(Func<ErpRules> rules) : IConnector
{
    /// <summary>The name in routes, and of the system unless the sender names another.</summary>
    public const string System = "erp";

    private const string Inventory = "inventory";

    /// <inheritdoc/>
    public string Name => System;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => Deliveries.Split(delivery, ToEvent, e => Checked(e).Faults);

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (JsonInput.Parse(source.Payload) is not JsonParse.Value { Root: var root })
        {
            return new MapResult.Rejected(Deliveries.NotAnObject);
        }

        var (read, faults) = Checked(root);
        return faults is [var first, ..] ? new MapResult.Rejected(first) : read!;
    }

    private (MapResult? Read, List<FieldFault> Faults) Checked(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, [Deliveries.NotAnObject]);
        }

        var faults = new List<FieldFault>();
        var type = new FieldReader(root, "", faults).Text("type");
        if (type == Inventory)
        {
            return (InventoryReader.Read(root, faults) is { } change ? new MapResult.Inventory(change) : null, faults);
        }

        if (type is null || !ServiceKinds.All.Contains(type))
        {
            faults.RemoveAll(f => f.Field == "/type");
            faults.Add(new FieldFault("/type", type is null ? "required" : "range", $"type must be one of {string.Join(", ", ServiceKinds.All)}, {Inventory}."));
            return (null, faults);
        }

        return (ServiceReader.Read(root, type, rules(), faults) is { } service ? new MapResult.Service(service) : null, faults);
    }

    private SourceEvent ToEvent(JsonElement element)
    {
        var r = element.ValueKind == JsonValueKind.Object ? new FieldReader(element, "", []) : null;
        var isInventory = r?.Text("type") == Inventory;
        return new SourceEvent(Name, r?.Text("system", 80) ?? "", isInventory ? Inventory : "service", isInventory ? r?.TextOrNumber("id", FieldReader.MaxId) : VersionOf(r), element.GetRawText());
    }

    private static string? VersionOf(FieldReader? r) =>
        r?.TextOrNumber("id", FieldReader.MaxId) is { } id && r.Time("updatedAt") is { } at ? $"{r.Text("type")}:{id}:{at:O}" : null;
}
