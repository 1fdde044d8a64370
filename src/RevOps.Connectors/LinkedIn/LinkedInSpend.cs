using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Spend;

namespace RevOps.Connectors.LinkedIn;

/// <summary>LinkedIn Ads, by its analytics. The account says the currency; campaigns are named by their ids only, and their names asked for.</summary>
/// <param name="api">The API.</param>
/// <param name="access">What opens it.</param>
/// <param name="account">The account's number; empty for none.</param>
public sealed class LinkedInSpend(VendorApi api, VendorAccess access, string account) : ISpendSource
{
    private const string Campaign = "urn:li:sponsoredCampaign:";
    private const int NamesAtATime = 50;

    /// <inheritdoc/>
    public string Source => "linkedin_ads";

    /// <inheritdoc/>
    public string Setting => access.TokenSetting;

    /// <inheritdoc/>
    public bool IsConfigured => account.Length > 0 && access.Token.Length > 0;

    /// <inheritdoc/>
    public async Task<SpendAnswer> FetchAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        if ((await api.GetAsync($"rest/adAccounts/{account}", cancel)).Checked() is var known && known is not ApiAnswer.Ok)
        {
            return new SpendAnswer.Failed(known);
        }

        var path = $"rest/adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:{Day(from)},end:{Day(to)})" +
            $"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{account})&fields=dateRange,pivotValues,costInLocalCurrency,impressions,clicks";
        var answer = (await api.GetAsync(path, cancel)).Checked();
        if (answer is not ApiAnswer.Ok ok)
        {
            return new SpendAnswer.Failed(answer);
        }

        var facts = Read(ok.Json, CurrencyOf(((ApiAnswer.Ok)known).Json));
        return await NamedAsync(facts, cancel);
    }

    private async Task<SpendAnswer> NamedAsync(IReadOnlyList<SpendFact> facts, CancellationToken cancel)
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var ids in facts.Select(f => f.CampaignId).Distinct(StringComparer.Ordinal).Chunk(NamesAtATime))
        {
            var answer = (await api.GetAsync($"rest/adAccounts/{account}/adCampaigns?ids=List({string.Join(',', ids)})", cancel)).Checked();
            if (answer is not ApiAnswer.Ok ok)
            {
                return new SpendAnswer.Failed(answer);
            }

            using var document = JsonDocument.Parse(ok.Json);
            if (document.RootElement.TryGetProperty("results", out var results))
            {
                foreach (var campaign in results.EnumerateObject())
                {
                    names[campaign.Name] = SpendJson.Text(campaign.Value, "name");
                }
            }
        }

        return new SpendAnswer.Found([.. facts.Select(f => f with { CampaignName = names.GetValueOrDefault(f.CampaignId) })]);
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"(year:{day.Year},month:{day.Month},day:{day.Day})");

    private static string CurrencyOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SpendJson.Text(document.RootElement, "currency") ?? "";
    }

    private static List<SpendFact> Read(string json, string currency)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("elements").EnumerateArray().Select(e => Fact(e, currency))];
    }

    private static SpendFact Fact(JsonElement element, string currency)
    {
        var start = element.GetProperty("dateRange").GetProperty("start");
        var urn = element.GetProperty("pivotValues")[0].GetString()!;
        return new SpendFact(
            urn.StartsWith(Campaign, StringComparison.Ordinal) ? urn[Campaign.Length..] : urn,
            null,
            new DateOnly(start.GetProperty("year").GetInt32(), start.GetProperty("month").GetInt32(), start.GetProperty("day").GetInt32()),
            SpendJson.Number(element, "costInLocalCurrency"),
            currency,
            (long)SpendJson.Number(element, "clicks"),
            (long)SpendJson.Number(element, "impressions"));
    }
}
