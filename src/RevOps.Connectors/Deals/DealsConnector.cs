using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Deals;

/// <summary>
/// RevOps' own JSON of deals (<c>POST /api/deals</c>). A deal's id names the deal, not the delivery: the same deal comes again with
/// every change.
/// </summary>
public sealed class DealsConnector() : JsonConnector("deals", "deal", isDelivery: false)
{
    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults) =>
        DealReader.Read(root, faults) is { } deal ? new MapResult.Deal(deal) : null;
}
