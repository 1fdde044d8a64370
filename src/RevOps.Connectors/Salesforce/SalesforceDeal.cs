using System.Text.RegularExpressions;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Salesforce;

/// <summary>Opportunities.</summary>
internal static partial class SalesforceDeal
{
    private const int Decimals = 4;
    private const int MaxName = 200;

    /// <summary>The deal of a record, as it stands.</summary>
    /// <param name="record">The record.</param>
    /// <param name="currency">The currency of an amount without one.</param>
    public static MapResult Of(SalesforceRecord record, string currency) =>
        Fault(record) is { } fault ? new MapResult.Rejected(fault) : new MapResult.Deal(Deal(record, currency));

    private static DealSubmission Deal(SalesforceRecord record, string currency) => new()
    {
        Id = record.Id!,
        UpdatedAt = record.Time("updatedAt")!.Value,
        CreatedAt = record.Time("createdAt")!.Value,
        ClosedAt = record.Time("closedAt"),
        PrimaryContact = ContactOf(record),
        Pipeline = record.Text("pipeline"),
        PipelineStage = record.Text("pipelineStage")!,
        DealValue = decimal.Round(record.Number("dealValue") ?? 0, Decimals, MidpointRounding.AwayFromZero),
        Currency = record.Text("currency") is { } own && ThreeLetters().IsMatch(own) ? own.ToUpperInvariant() : currency,
        Probability = record.Number("probabilityPercent") is { } percent and >= 0 and <= 100 ? percent / 100 : null,
        WonLost = (record.Flag("isWon"), record.Flag("isClosed")) switch
        {
            (true, _) => DealOutcomes.Won,
            (_, false) => DealOutcomes.Open,
            (false, true) => DealOutcomes.Lost,
            _ => null,
        },
    };

    /// <summary>
    /// Salesforce may know no contact of an opportunity. Then the deal waits under the opportunity's id, which a converted lead brings.
    /// </summary>
    private static ContactRef ContactOf(SalesforceRecord record)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal) { [SalesforcePerson.OpportunitySystem] = record.Id! };
        if (record.IdOf("contactId") is { } contact)
        {
            ids[SalesforcePerson.ContactSystem] = contact;
        }

        return new ContactRef(ExternalIds: ids);
    }

    private static FieldFault? Fault(SalesforceRecord record)
    {
        if (record.Id is null)
        {
            return new FieldFault("/fields/Id", "required", "The record has no id of 15 or 18 characters.");
        }

        foreach (var (name, isThere) in new[] { ("pipelineStage", record.Text("pipelineStage") is { Length: <= MaxName }), ("updatedAt", record.Time("updatedAt") is not null), ("createdAt", record.Time("createdAt") is not null) })
        {
            if (!isThere)
            {
                return new FieldFault("/fields", "required", $"Add {record.NamesOf(name)} to the fields of the message.");
            }
        }

        return record.Number("dealValue") is < -DealSubmission.MaxValue or > DealSubmission.MaxValue
            ? new FieldFault("/fields", "range", $"{record.NamesOf("dealValue")} is more than {DealSubmission.MaxValue}.")
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z]{3}\z")]
    private static partial Regex ThreeLetters();
}
