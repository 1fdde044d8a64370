using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;

namespace RevOps.Connectors.Lifecycle;

/// <summary>RevOps' own JSON of what the CRM says of stages (<c>POST /api/lifecycle</c>).</summary>
public sealed class LifecycleConnector() : JsonConnector("lifecycle", "stage", isDelivery: true)
{
    private const int MaxSource = 100;

    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        r.TextOrNumber("id", FieldReader.MaxId);
        var contact = ContactRefs.Read(r, "contact", faults) ?? new ContactRef();
        var stage = ReadStage(r, faults);
        var at = r.Time("at");
        if (at is null && !faults.Exists(f => f.Field == "/at"))
        {
            r.Fault("at", "required", "is required");
        }

        var source = r.Text("source", MaxSource);
        return faults.Count == 0 ? new MapResult.Stage(new StageSubmission(contact, stage, at!.Value, source)) : null;
    }

    private static LifecycleStage ReadStage(FieldReader reader, List<FieldFault> faults)
    {
        var before = faults.Count;
        var text = reader.Text("stage");
        if (LifecycleStages.TryParse(text, out var stage) && stage > LifecycleStage.Lead)
        {
            return stage;
        }

        if (faults.Count == before)
        {
            reader.Fault("stage", text is null ? "required" : "range", text is null ? "is required" : $"must be one of {string.Join(", ", LifecycleStages.All.Skip(1))}");
        }

        return stage;
    }
}
