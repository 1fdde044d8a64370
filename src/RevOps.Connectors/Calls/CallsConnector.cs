using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Calls;

/// <summary>RevOps' own JSON of calls (<c>POST /api/calls</c>), which the CRM and telephony connectors speak too. An id names the call.</summary>
public sealed class CallsConnector() : JsonConnector("calls", "call", isDelivery: true)
{
    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults) =>
        CallReader.Read(root, faults) is { } call ? new MapResult.Call(call) : null;
}
