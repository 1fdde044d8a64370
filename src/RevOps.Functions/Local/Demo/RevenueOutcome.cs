using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>What became of the money.</summary>
/// <param name="Run">The last run of attribution.</param>
/// <param name="Deals">All deals.</param>
/// <param name="Attributed">Of each won deal, what its campaigns earned under each model.</param>
/// <param name="Channels">The report of channels, for the quarter.</param>
/// <param name="Models">The report of attribution, for the quarter.</param>
internal sealed record RevenueOutcome(
    JsonElement Run,
    IReadOnlyList<JsonElement> Deals,
    IReadOnlyList<JsonElement> Attributed,
    JsonElement Channels,
    JsonElement Models)
{
    /// <summary>Deals that are won as things stand.</summary>
    public IEnumerable<JsonElement> Won => Deals.Where(d => d.GetProperty("wonLost").GetString() == "won");

    /// <summary>Their value.</summary>
    public decimal WonValue => Won.Sum(ValueOf);

    /// <summary>What a deal is about.</summary>
    public static decimal ValueOf(JsonElement deal) => deal.GetProperty("dealValue").GetDecimal();

    /// <summary>Asks the app.</summary>
    public static async Task<RevenueOutcome> AskAsync(DemoClient client, string runId, CancellationToken cancel)
    {
        var quarter = $"from={Quarter.Start:yyyy-MM-dd}&to={Quarter.Start.AddDays(Quarter.Days - 1):yyyy-MM-dd}&currency=EUR";
        var outcome = new RevenueOutcome(
            await client.GetAsync($"attribution/runs/{runId}", cancel),
            await client.ListAsync("deals", cancel),
            [],
            await client.GetAsync($"reports/channels?{quarter}", cancel),
            await client.GetAsync($"reports/attribution?{quarter}", cancel));
        var attributed = outcome.Won.Select(d => client.GetAsync($"deals/{d.GetProperty("dealId").GetString()}/attribution", cancel));
        return outcome with { Attributed = await Task.WhenAll(attributed) };
    }

    /// <summary>What does not add up; empty where everything does.</summary>
    public IEnumerable<string> Faults()
    {
        if (Run.GetProperty("status").GetString() is not "published" and var status)
        {
            yield return $"The attribution is {status}.";
        }

        foreach (var deal in Attributed)
        {
            foreach (var model in deal.GetProperty("models").EnumerateArray().Where(m => SumOf(m) != ValueOf(deal)))
            {
                yield return FormattableString.Invariant($"Of deal {deal.GetProperty("dealId")}, worth {ValueOf(deal)}, {model.GetProperty("model")} attributes {SumOf(model)}.");
            }
        }

        foreach (var total in Models.GetProperty("totals").EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Number && t.Value.GetDecimal() != WonValue))
        {
            yield return FormattableString.Invariant($"{total.Name} attributes {total.Value}, and deals worth {WonValue} are won.");
        }

        if (Channels.GetProperty("totals").GetProperty("revenue").GetDecimal() != WonValue)
        {
            yield return "The channels' revenue is not what was won.";
        }
    }

    private static decimal SumOf(JsonElement model) => model.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("attributedRevenue").GetDecimal());
}
