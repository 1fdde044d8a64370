using System.Globalization;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>What a deal of HubSpot means. The first associated contact is the primary one; the others take part.</summary>
internal static class HubSpotDeal
{
    private const int MaxContacts = 100;

    /// <summary>Maps a deal.</summary>
    public static MapResult Map(HubSpotObject record, HubSpotRules rules, string currency)
    {
        var values = rules.Deal.Apply(record.Of);
        var contacts = record.Associations.GetValueOrDefault(HubSpotRecords.Contacts) ?? [];
        var stage = values.GetValueOrDefault("stage");
        var createdAt = Input.EpochTime.OfText(values.GetValueOrDefault("createdAt")) ?? record.CreatedAt;
        if (Missing(contacts, stage, record.UpdatedAt, createdAt) is { } fault)
        {
            return new MapResult.Rejected(fault);
        }

        if (!TryAmount(values.GetValueOrDefault("amount"), out var amount))
        {
            return new MapResult.Rejected(new FieldFault("/record/properties/amount", "range", "The amount is no number."));
        }

        return new MapResult.Deal(new DealSubmission
        {
            Id = IdOf(record.Id),
            UpdatedAt = record.UpdatedAt!.Value,
            PrimaryContact = Ref(contacts[0]),
            Contacts = [.. contacts.Skip(1).Take(MaxContacts).Select(Ref)],
            Company = new CompanyInput(Name: values.GetValueOrDefault("companyName")),
            Pipeline = values.GetValueOrDefault("pipeline") is { } pipeline ? rules.Pipelines.GetValueOrDefault(pipeline, pipeline) : null,
            PipelineStage = rules.DealStages.GetValueOrDefault(stage!, stage!),
            DealValue = amount,
            Currency = values.GetValueOrDefault("currency") is { Length: 3 } own && own.All(char.IsAsciiLetter) ? own.ToUpperInvariant() : currency,
            Probability = Probability(values.GetValueOrDefault("probability")),
            CreatedAt = createdAt!.Value,
            ClosedAt = Input.EpochTime.OfText(values.GetValueOrDefault("closedAt")),
            WonLost = Outcome(record),
        });
    }

    /// <summary>Our id of a deal: its own is only a number.</summary>
    public static string IdOf(string id) => $"{HubSpotConnector.Vendor}-{id}";

    private static FieldFault? Missing(IReadOnlyList<string> contacts, string? stage, DateTimeOffset? updatedAt, DateTimeOffset? createdAt) =>
        contacts.Count == 0 ? new FieldFault("/record/associations/contacts", "required", "The deal has no contact yet; it comes in when HubSpot tells of one.")
        : stage is null ? new FieldFault("/record/properties/dealstage", "required", "The deal has no stage.")
        : updatedAt is null || createdAt is null ? new FieldFault("/record/updatedAt", "required", "createdAt or updatedAt is missing.")
        : null;

    /// <summary>Whoever the portal's own stages are named by, HubSpot knows whether they are the end.</summary>
    private static string? Outcome(HubSpotObject record) =>
        record.Is("hs_is_closed_won") ? DealOutcomes.Won
        : record.Is("hs_is_closed") ? DealOutcomes.Lost
        : record.Of("hs_is_closed") is not null ? DealOutcomes.Open
        : null;

    private static bool TryAmount(string? text, out decimal amount)
    {
        amount = 0;
        if (text is null)
        {
            return true;
        }

        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out amount) && amount is >= -DealSubmission.MaxValue and <= DealSubmission.MaxValue;
        amount = isNumber ? decimal.Round(amount, 4, MidpointRounding.AwayFromZero) : 0;
        return isNumber;
    }

    private static decimal? Probability(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && given is >= 0 and <= 1 ? given : null;

    private static ContactRef Ref(string id) => new(ExternalIds: new Dictionary<string, string>(StringComparer.Ordinal) { [HubSpotConnector.Vendor] = id });
}
