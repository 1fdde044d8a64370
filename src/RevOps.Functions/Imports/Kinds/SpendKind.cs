using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Core.Files;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Spend;
using RevOps.Functions.Api;
using RevOps.Functions.Setup;
using RevOps.Functions.Spend;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>
/// Reports of what campaigns cost. A figure replaces that of an earlier file; within a file the rows of one campaign and day add up, as those of
/// devices or advertisements do, and of rows that are the same in every cell one counts.
/// </summary>
public sealed class SpendKind(RuleBook rules, RevOpsSettings settings, EventIdIssuer ids) : IImportKind
{
    /// <inheritdoc/>
    public string Name => FileKinds.Spend.Name;

    /// <inheritdoc/>
    public FileShape Shape => FileShape.Table(FileKinds.Spend, rules.Current.Files);

    /// <inheritdoc/>
    public async Task<RowOutcome> ApplyAsync(ImportedRow row)
    {
        var body = JsonNode.Parse(row.Payload)!.AsObject();
        var key = $"spend:{row.ImportId}:{body["row"]}";
        if (await row.Sql.ClaimAsync(key, [], row.RowId, row.ReceivedAt, DateTimeOffset.MinValue) is not Claim.Taken)
        {
            return RowOutcome.Duplicate;
        }

        var campaign = await SpendCampaign.FindAsync(row.Sql, body, row.Terms);
        var input = JsonInput.Of(Canonical(body, campaign, row.Terms));
        var figure = SpendInput.Read(input);
        var fault = campaign.Fault ?? (input.Faults is [var first, ..] ? first : null) ?? await SaveAsync(row, figure, campaign);
        if (fault is null)
        {
            return RowOutcome.Applied with { Subject = figure.CampaignId };
        }

        await row.Sql.ReleaseAsync(key);
        return RowOutcome.Rejected(fault);
    }

    /// <inheritdoc/>
    public async Task EndRangeAsync(SqlSession sql, IReadOnlyCollection<string> subjects)
    {
        foreach (var campaignId in subjects)
        {
            await sql.SumSpendAsync(campaignId, rules.Current.Rates, settings.Currency);
        }
    }

    /// <summary>As <c>POST /api/spend</c> takes it: a day's own row counts over the period of the report.</summary>
    private static JsonElement Canonical(JsonObject body, SpendCampaign campaign, ImportTerms terms)
    {
        if (body["date"] is null && body["to"] is null)
        {
            body["date"] = body["from"]?.DeepClone();
        }

        if (body["date"] is not null)
        {
            body.Remove("from");
            body.Remove("to");
        }

        body["campaignId"] = campaign.Id;
        body["source"] = terms.Source;
        return JsonSerializer.SerializeToElement(body);
    }

    private async Task<FieldFault?> SaveAsync(ImportedRow row, SpendInput figure, SpendCampaign campaign)
    {
        var days = figure.Rows().Select(d => d with { ImportId = row.ImportId }).ToList();
        if (campaign.FormerId is { } former)
        {
            await row.Sql.MoveSpendAsync(former, days);
        }

        var held = await row.Sql.ImportedSpendAsync(days);
        var before = held.Where(h => h.ImportId == row.ImportId).ToList();
        if (before.FirstOrDefault(b => b.Currency != days[0].Currency) is { } unlike)
        {
            return new FieldFault("/currency", "value", $"Another row of this file has the campaign's day {unlike.Day} in {unlike.Currency}.");
        }

        // What a later file says of a day is not undone by an earlier one that is still at work.
        var later = held.Where(h => ids.TryVerify(h.ImportId!, out var other) && other.ReceivedAt > row.ReceivedAt).Select(h => h.Day).ToHashSet(StringComparer.Ordinal);
        var own = days.Where(d => !later.Contains(d.Day)).Select(d => Sum(d, before.FirstOrDefault(b => b.Day == d.Day && b.IsProrated == d.IsProrated))).ToList();
        if (own.Count > 0)
        {
            await row.Sql.SaveSpendAsync(own, row.Now);
        }

        return null;
    }

    private static SpendRow Sum(SpendRow day, SpendRow? before) => before is null ? day : day with
    {
        Amount = day.Amount + before.Amount,
        Clicks = Sum(day.Clicks, before.Clicks),
        Impressions = Sum(day.Impressions, before.Impressions),
    };

    private static long? Sum(long? a, long? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);
}
