using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Spend;

namespace RevOps.Connectors.Meta;

/// <summary>Meta, by the insights of an ad account, page by page.</summary>
/// <param name="api">The API.</param>
/// <param name="access">What opens it.</param>
/// <param name="account">The account's number; empty for none.</param>
public sealed class MetaSpend(VendorApi api, VendorAccess access, string account) : ISpendSource
{
    private const int MostPages = 200;

    /// <inheritdoc/>
    public string Source => "meta_ads";

    /// <inheritdoc/>
    public string Setting => access.TokenSetting;

    /// <inheritdoc/>
    public bool IsConfigured => account.Length > 0 && access.Token.Length > 0;

    /// <inheritdoc/>
    public async Task<SpendAnswer> FetchAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var range = Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $$"""{"since":"{{from:yyyy-MM-dd}}","until":"{{to:yyyy-MM-dd}}"}"""));
        var first = $"act_{account}/insights?level=campaign&time_increment=1&limit=500&fields=campaign_id,campaign_name,spend,impressions,clicks,account_currency,date_start&time_range={range}";
        var (facts, after) = (new List<SpendFact>(), (string?)"");
        for (var page = 0; after is not null && page < MostPages; page++)
        {
            var answer = (await api.GetAsync(after.Length == 0 ? first : $"{first}&after={Uri.EscapeDataString(after)}", cancel)).Checked();
            if (answer is not ApiAnswer.Ok ok)
            {
                return new SpendAnswer.Failed(answer);
            }

            using var document = JsonDocument.Parse(ok.Json);
            facts.AddRange(document.RootElement.GetProperty("data").EnumerateArray().Select(Fact));
            after = NextOf(document.RootElement);
        }

        return new SpendAnswer.Found(facts);
    }

    private static SpendFact Fact(JsonElement row) => new(
        SpendJson.Text(row, "campaign_id")!,
        SpendJson.Text(row, "campaign_name"),
        SpendJson.Day(row, "date_start"),
        SpendJson.Number(row, "spend"),
        SpendJson.Text(row, "account_currency") ?? "",
        (long)SpendJson.Number(row, "clicks"),
        (long)SpendJson.Number(row, "impressions"));

    /// <summary>A cursor stands there after the last page too; only an address tells that there is another.</summary>
    private static string? NextOf(JsonElement root) =>
        root.TryGetProperty("paging", out var paging) && paging.TryGetProperty("next", out _) && paging.TryGetProperty("cursors", out var cursors)
            ? SpendJson.Text(cursors, "after")
            : null;
}
