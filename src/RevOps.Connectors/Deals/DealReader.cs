using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Deals;

namespace RevOps.Connectors.Deals;

/// <summary>Reads the canonical JSON of a deal.</summary>
internal static partial class DealReader
{
    /// <summary>Longest id of a deal: it is a primary key.</summary>
    private const int MaxDealId = 100;

    private const int MaxName = 200;
    private const int ValueDecimals = 4;

    /// <summary>Reads a deal; null, with at least one fault added, where it is not usable.</summary>
    public static DealSubmission? Read(JsonElement root, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        var deal = new DealSubmission
        {
            Id = Required(r, "id", r.TextOrNumber("id", MaxDealId), faults) ?? "",
            UpdatedAt = Required(r, "updatedAt", r.Time("updatedAt"), faults) ?? default,
            PrimaryContact = ContactRefs.Read(r, "primaryContact", faults) ?? new(),
            Contacts = ContactRefs.ReadAll(r, "contacts", faults),
            Company = LeadReader.ReadCompany(r),
            Pipeline = r.TextOrNumber("pipeline", MaxName),
            PipelineStage = Required(r, "pipelineStage", r.TextOrNumber("pipelineStage", MaxName), faults) ?? "",
            DealValue = decimal.Round(Required(r, "dealValue", r.Number("dealValue", -DealSubmission.MaxValue, DealSubmission.MaxValue), faults) ?? 0, ValueDecimals, MidpointRounding.AwayFromZero),
            Currency = ReadCurrency(r, faults),
            Probability = r.Number("probability", 0, 1),
            CreatedAt = Required(r, "createdAt", r.Time("createdAt"), faults) ?? default,
            ClosedAt = r.Time("closedAt"),
            WonLost = ReadOutcome(r),
        };
        return faults.Count == 0 ? deal : null;
    }

    private static string ReadCurrency(FieldReader reader, List<FieldFault> faults)
    {
        var currency = Required(reader, "currency", reader.Text("currency"), faults) ?? "";
        if (currency.Length > 0 && !ThreeLetters().IsMatch(currency))
        {
            reader.Fault("currency", "format", "must be an ISO 4217 code of three letters, like EUR");
        }

        return currency.ToUpperInvariant();
    }

    private static string? ReadOutcome(FieldReader reader)
    {
        var outcome = reader.Text("wonLost")?.ToLowerInvariant();
        if (outcome is not null && !DealOutcomes.All.Contains(outcome))
        {
            reader.Fault("wonLost", "range", $"must be one of {string.Join(", ", DealOutcomes.All)}");
        }

        return outcome;
    }

    private static T Required<T>(FieldReader reader, string name, T value, List<FieldFault> faults)
    {
        if (value is null && !faults.Exists(f => f.Field == "/" + name))
        {
            reader.Fault(name, "required", "is required");
        }

        return value;
    }

    [GeneratedRegex(@"^[A-Za-z]{3}\z")]
    private static partial Regex ThreeLetters();
}
