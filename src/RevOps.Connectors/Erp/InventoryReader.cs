using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Erp;

/// <summary>Reads the canonical JSON of a change of stock.</summary>
internal static class InventoryReader
{
    private const int MaxName = 200;
    private const decimal Most = 999_999_999_999m;

    /// <summary>Reads one; null, with at least one fault added, where it is not usable.</summary>
    public static InventorySubmission? Read(JsonElement root, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        r.TextOrNumber("id", FieldReader.MaxId);
        var change = new InventorySubmission
        {
            System = r.Text("system", MaxName) ?? ErpConnector.System,
            Change = ServiceReader.Required(r, "change", r.Text("change", MaxName), faults) ?? "",
            Item = ServiceReader.Required(r, "item", r.TextOrNumber("item", MaxName), faults) ?? "",
            OccurredAt = ServiceReader.Required(r, "occurredAt", r.Time("occurredAt"), faults) ?? default,
            Location = r.TextOrNumber("location", MaxName),
            Quantity = r.Number("quantity", -Most, Most),
            OnHand = r.Number("onHand", -Most, Most),
        };
        return faults.Count == 0 ? change : null;
    }
}
