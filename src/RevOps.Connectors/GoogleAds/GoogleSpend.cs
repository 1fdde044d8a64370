using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Spend;

namespace RevOps.Connectors.GoogleAds;

/// <summary>Google Ads, by the search stream of its API. Cost is in millionths of the account's currency, and whole numbers are texts.</summary>
public sealed class GoogleSpend(VendorApi api, GoogleAccess access) : ISpendSource
{
    private const decimal Micros = 1_000_000;

    /// <inheritdoc/>
    public string Source => "google_ads";

    /// <inheritdoc/>
    public string Setting => "REVOPS_GOOGLE_REFRESH_TOKEN";

    /// <inheritdoc/>
    public bool IsConfigured => access is { Customer.Length: > 0, RefreshToken.Length: > 0, DeveloperToken.Length: > 0 };

    /// <summary>A client with the headers of the Ads API.</summary>
    public static HttpClient Client(GoogleAccess access, TimeProvider time, HttpMessageHandler handler)
    {
        var client = VendorApi.Client(new VendorAccess(access.AdsUrl, "", ""), new OAuthHandler(access.OAuth, time, handler));
        client.DefaultRequestHeaders.TryAddWithoutValidation("developer-token", access.DeveloperToken);
        if (access.LoginCustomer.Length > 0)
        {
            client.DefaultRequestHeaders.Add("login-customer-id", access.LoginCustomer);
        }

        return client;
    }

    /// <inheritdoc/>
    public async Task<SpendAnswer> FetchAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT segments.date, campaign.id, campaign.name, customer.currency_code, metrics.cost_micros, metrics.clicks, metrics.impressions FROM campaign WHERE segments.date BETWEEN '{from:yyyy-MM-dd}' AND '{to:yyyy-MM-dd}'");
        return (await api.SendAsync(HttpMethod.Post, $"customers/{access.Customer}/googleAds:searchStream", JsonSerializer.Serialize(new { query }), cancel)).Checked(JsonValueKind.Array) switch
        {
            ApiAnswer.Ok ok => new SpendAnswer.Found(Read(ok.Json)),
            var other => new SpendAnswer.Failed(other),
        };
    }

    private static List<SpendFact> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().SelectMany(b => b.TryGetProperty("results", out var results) ? results.EnumerateArray() : default).Select(Fact)];
    }

    private static SpendFact Fact(JsonElement row)
    {
        var (campaign, metrics) = (row.GetProperty("campaign"), row.GetProperty("metrics"));
        return new SpendFact(
            SpendJson.Text(campaign, "id")!,
            SpendJson.Text(campaign, "name"),
            SpendJson.Day(row.GetProperty("segments"), "date"),
            SpendJson.Number(metrics, "costMicros") / Micros,
            SpendJson.Text(row.GetProperty("customer"), "currencyCode")!,
            (long)SpendJson.Number(metrics, "clicks"),
            (long)SpendJson.Number(metrics, "impressions"));
    }
}
