using System.Text.Json.Nodes;
using RevOps.Connectors.Spend;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Campaigns;
using RevOps.Data.Effects;
using RevOps.Data.Spend;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Imports;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Setup;

namespace RevOps.Functions.SpendReports;

/// <summary>
/// Fetches what campaigns cost and writes it in place of what is there for the platform and the days: fetching twice is fetching once. A campaign
/// that nobody has told of yet is taken over with its name.
/// </summary>
public sealed class SpendSender(IEnumerable<ISpendSource> sources, VendorWatch watch, Database database, RuleBook rules, RevOpsSettings settings, TimeProvider time) : IEffectSender
{
    private readonly Dictionary<string, ISpendSource> _sources = sources.ToDictionary(s => s.Source, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Destination => Destinations.Spends;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        var payload = EffectJson.Parse<SpendPayload>(effect.Payload);
        if (!_sources.TryGetValue(payload.Source, out var source) || !source.IsConfigured)
        {
            return new SendResult.Refused($"The settings name no account of {payload.Source}.");
        }

        if (watch.Closed(effect.Destination) is { } closed)
        {
            return closed;
        }

        switch (await source.FetchAsync(payload.From, payload.To, cancel))
        {
            case SpendAnswer.Found found:
                watch.Answered(effect.Destination);
                await WriteAsync(payload.Source, found.Facts, cancel);
                return new SendResult.Sent();
            case SpendAnswer.Failed failed:
                return await watch.FailedAsync(effect.Destination, source.Setting, failed.Answer, cancel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task WriteAsync(string source, IReadOnlyList<SpendFact> facts, CancellationToken cancel)
    {
        // Two campaigns of the platform may be one here: only together are they its figure.
        var campaigns = new Dictionary<string, List<SpendFact>>(StringComparer.Ordinal);
        foreach (var group in facts.GroupBy(f => f.CampaignId))
        {
            var id = await database.WriteAsync(sql => CampaignAsync(sql, source, group.First()), cancel);
            (campaigns.TryGetValue(id, out var known) ? known : campaigns[id] = []).AddRange(group);
        }

        foreach (var (campaignId, figures) in campaigns)
        {
            var days = figures.GroupBy(f => f.Day).OrderBy(g => g.Key).Select(day => Row(source, campaignId, [.. day])).ToList();
            await database.WriteAsync(
                async sql =>
                {
                    await sql.SaveSpendAsync(days, time.GetUtcNow());
                    return await sql.SumSpendAsync(campaignId, rules.Current.Rates, settings.Currency);
                },
                cancel);
        }
    }

    private static SpendRow Row(string source, string campaignId, IReadOnlyList<SpendFact> facts) => new()
    {
        Source = source,
        CampaignId = campaignId,
        Day = SpendStore.Text(facts[0].Day),
        Amount = decimal.Round(facts.Sum(f => f.Amount), 4, MidpointRounding.AwayFromZero),
        Currency = facts[0].Currency,
        Clicks = facts.Sum(f => f.Clicks),
        Impressions = facts.Sum(f => f.Impressions),
    };

    /// <summary>By id, by name within the channel, by alias, as files are matched; else it is made.</summary>
    private async Task<string> CampaignAsync(SqlSession sql, string source, SpendFact fact)
    {
        var name = fact.CampaignName ?? fact.CampaignId;
        var body = new JsonObject { ["campaignId"] = fact.CampaignId, ["campaignName"] = name, ["date"] = SpendStore.Text(fact.Day) };
        var found = await SpendCampaign.FindAsync(sql, body, new ImportTerms { Kind = "spend", Source = source, Channel = source });
        if (found.FormerId is not null || await sql.FindAsync<CampaignRow>("campaigns/find", new { fact.CampaignId }) is not null || CampaignKey.Of(name) is not { } key)
        {
            return found.Id;
        }

        await sql.SaveCampaignsAsync([new CampaignRow { CampaignId = fact.CampaignId, Channel = source, CampaignName = name, NameKey = key }], [], time.GetUtcNow());
        return fact.CampaignId;
    }
}
