using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Core.Files;
using RevOps.Data.Campaigns;
using RevOps.Data.Spend;
using RevOps.Functions.Api;
using RevOps.Functions.Campaigns;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Lists of campaigns; each row replaces the campaign of its id. A file without a column of aliases leaves those that there are.</summary>
public sealed class CampaignKind(RuleBook rules, RevOpsSettings settings) : IImportKind
{
    /// <inheritdoc/>
    public string Name => FileKinds.Campaigns.Name;

    /// <inheritdoc/>
    public FileShape Shape => FileShape.Table(FileKinds.Campaigns, rules.Current.Files);

    /// <inheritdoc/>
    public async Task<RowOutcome> ApplyAsync(ImportedRow row)
    {
        var body = JsonNode.Parse(row.Payload)!.AsObject();
        body["channel"] ??= row.Terms.Channel;
        var input = JsonInput.Of(JsonSerializer.SerializeToElement(body));
        var campaign = CampaignInput.Read(input);
        if (input.Faults is [var fault, ..])
        {
            return RowOutcome.Rejected(fault);
        }

        var aliases = body.ContainsKey("aliases") ? campaign.Aliases : await row.Sql.AliasesAsync([campaign.Row.CampaignId]);
        switch (await row.Sql.SaveCampaignsAsync([campaign.Row], aliases, row.Now))
        {
            case CampaignsSaved.AliasTaken taken:
                return RowOutcome.Rejected(new FieldFault("/aliases", "conflict", $"The alias '{taken.Alias}' belongs to campaign {taken.CampaignId}."));
            case CampaignsSaved.Saved { Campaigns: [{ IsNew: true }] }:
                await row.Sql.SumSpendAsync(campaign.Row.CampaignId, rules.Current.Rates, settings.Currency);
                return RowOutcome.Applied;
            case CampaignsSaved.Saved:
                return RowOutcome.Applied;
            default:
                throw new UnreachableException();
        }
    }
}
