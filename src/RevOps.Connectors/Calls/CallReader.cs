using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Calls;

/// <summary>Reads the canonical JSON of a call.</summary>
internal static class CallReader
{
    private const int MaxId = 100;
    private const int MaxWord = 64;
    private const int MaxNotes = 10_000;
    private const int WeekInSeconds = 7 * 24 * 3600;

    /// <summary>Reads a call; null, with at least one fault added, where it is not usable.</summary>
    public static CallSubmission? Read(JsonElement root, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        var leadId = r.Text("leadId", MaxId);
        var call = new CallSubmission
        {
            Id = r.TextOrNumber("id", MaxId),
            LeadId = leadId,
            Contact = leadId is null ? ContactRefs.Read(r, "contact", faults) : null,
            CalledAt = Required(r, "calledAt", r.Time("calledAt"), faults) ?? default,
            Direction = Direction(r),
            Outcome = Required(r, "outcome", r.Text("outcome", MaxWord), faults) ?? "",
            Disposition = r.Text("disposition", MaxWord),
            DurationSeconds = (int?)r.Number("durationSeconds", 0, WeekInSeconds),
            OwnerId = r.TextOrNumber("ownerId", MaxId),
            Notes = r.Text("notes", MaxNotes),
            Source = r.Text("source", MaxWord),
        };
        return faults.Count == 0 ? call : null;
    }

    private static string Direction(FieldReader reader)
    {
        var direction = reader.Text("direction", MaxWord) ?? "outbound";
        if (direction is not ("outbound" or "inbound"))
        {
            reader.Fault("direction", "value", "is outbound or inbound");
        }

        return direction;
    }

    private static T? Required<T>(FieldReader reader, string name, T? value, List<FieldFault> faults)
    {
        if (value is null && !faults.Any(f => f.Field == "/" + name))
        {
            reader.Fault(name, "required", "is required");
        }

        return value;
    }
}
