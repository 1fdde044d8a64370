using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Touchpoints;

/// <summary>RevOps' own JSON of touchpoints (<c>POST /api/touchpoints</c>).</summary>
public sealed class TouchpointsConnector() : JsonConnector("touchpoints", "touchpoint", isDelivery: true)
{
    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults) =>
        TouchpointReader.Read(root, faults) is { } touchpoint ? new MapResult.Touchpoint(touchpoint) : null;
}
