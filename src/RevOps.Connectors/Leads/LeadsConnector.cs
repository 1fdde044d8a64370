using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Leads;

/// <summary>RevOps' own JSON of leads (<c>POST /api/intake/leads</c>).</summary>
public sealed class LeadsConnector() : JsonConnector("leads", "lead", isDelivery: true)
{
    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults) =>
        new MapResult.Lead(LeadReader.Read(root, faults));
}
