using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>A process that dies in the midst of a full run of attribution.</summary>
public sealed class AttributionCrashTests : IDisposable
{
    private const string Key = "crash-test-admin-key";
    private const int Deals = 2_500;
    private const int OnePage = 1_000;

    // A page that takes longer than any test: the run stands between two pages until it is killed. It holds the database's one write lock.
    private const string StopAfterOnePage = """
        CREATE TRIGGER stop_after_one_page AFTER UPDATE OF processed ON attribution_runs WHEN NEW.mode = 'full' AND NEW.processed = 2000
        BEGIN SELECT COUNT(*) FROM touchpoints a, touchpoints b, touchpoints c, touchpoints d; END
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TempFolder _data = new();
    private readonly DatabaseFile _database;

    public AttributionCrashTests() => _database = new DatabaseFile(_data.Path);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_full_run_that_dies_between_two_pages_is_taken_over_and_nobody_ever_reads_half_of_it()
    {
        var old = await PublishAsync();

        // What nothing marks is found by a full run alone: no other run changes what is read meanwhile.
        _database.Execute($"UPDATE deals SET deal_value = deal_value * 2; DELETE FROM attribution_changes; {StopAfterOnePage}");
        var killed = await KillInTheMidstAsync(old);
        Assert.Equal(OnePage, _database.Number("SELECT COUNT(*) FROM attribution_deals_next"));
        Assert.Equal(0, _database.Number("SELECT COUNT(*) FROM attribution_deals WHERE run_id = (SELECT run_id FROM attribution_runs WHERE finished_at IS NULL)"));
        _database.Execute("DROP TRIGGER stop_after_one_page");

        // Twenty times as fast, so that the lock of the dead one runs out in seconds.
        using var last = await AppProcess.StartAsync(_data.Path, Key, ("REVOPS_CLOCK_RATE", "20"));
        using var reader = Client(last);
        var seen = new List<decimal>();
        await Eventually.Holds(
            async () =>
            {
                var isDone = (await RunAsync(reader, killed)).GetProperty("terminal").GetBoolean();
                seen.Add(await TotalAsync(reader));
                return isDone;
            },
            Patience);

        Assert.All(seen, total => Assert.Contains(total, new[] { old, 2 * old }));
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(2 * old, seen[^1]);
        IsWhole(await RunAsync(reader, killed), killed, 2 * old);
    }

    /// <summary>Fills the database, and has a process attribute it.</summary>
    /// <returns>The total.</returns>
    private async Task<decimal> PublishAsync()
    {
        using var app = await AppProcess.StartAsync(_data.Path, Key);
        using var http = Client(app);
        Fill();
        var run = await AskAsync(http);
        await Eventually.Holds(async () => (await RunAsync(http, run)).GetProperty("terminal").GetBoolean(), Patience);
        Assert.Equal(WonValue(), await TotalAsync(http));
        return WonValue();
    }

    /// <summary>Has a process start a full run, and kills it when one page of it is written.</summary>
    /// <returns>The run.</returns>
    private async Task<string> KillInTheMidstAsync(decimal published)
    {
        using var app = await AppProcess.StartAsync(_data.Path, Key);
        using var http = Client(app);
        var run = await AskAsync(http);
        await Eventually.Holds(() => _database.Number($"SELECT processed FROM attribution_runs WHERE run_id = '{run}'") == OnePage, Patience);
        Assert.Equal(published, await TotalAsync(http));
        Assert.Equal("running", (await RunAsync(http, run)).GetProperty("status").GetString());
        app.Kill();
        return run;
    }

    private void IsWhole(JsonElement run, string runId, decimal total)
    {
        Assert.Equal(("published", Deals), (run.GetProperty("status").GetString(), run.GetProperty("processed").GetInt32()));
        Assert.All(run.GetProperty("checks").EnumerateArray(), c => Assert.True(c.GetProperty("passed").GetBoolean()));
        Assert.Equal(2, _database.Number($"SELECT attempt FROM attribution_runs WHERE run_id = '{runId}'"));
        Assert.Equal(0, _database.Number("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_next' ESCAPE '\\'"));
        Assert.Equal(total, WonValue());
        Assert.Equal(Deals * 11, _database.Number("SELECT COUNT(*) FROM (SELECT 1 FROM campaign_attribution GROUP BY deal_id, attribution_model)"));
        Assert.Equal(0, _database.Number("""
            SELECT COUNT(*) FROM (
                SELECT 1 FROM campaign_attribution a JOIN deals d ON d.deal_id = a.deal_id
                GROUP BY a.deal_id, a.attribution_model HAVING ROUND(SUM(a.attributed_revenue) * 100) <> ROUND(MAX(d.deal_value) * 100))
            """));
    }

    /// <summary>Won deals of one contact each, who came by an advertisement and by a mail.</summary>
    private void Fill() => _database.Execute($"""
        INSERT INTO campaigns (campaign_id, channel, campaign_name) VALUES ('ads', 'google_ads', 'Ads'), ('mail', 'email', 'Mail');
        CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Deals - 1}) SELECT i FROM n;
        INSERT INTO contacts (contact_id, created_at, updated_at) SELECT printf('con_%04d', i), '{At(1)}', '{At(1)}' FROM n;
        INSERT INTO touchpoints (touchpoint_id, contact_id, event_type, event_time, source, channel, campaign_id)
            SELECT printf('tp_%04d_1', i), printf('con_%04d', i), 'ad_click', '{At(2)}', 'google', 'google_ads', 'ads' FROM n
            UNION ALL SELECT printf('tp_%04d_2', i), printf('con_%04d', i), 'email_click', '{At(3)}', 'email', 'email', 'mail' FROM n;
        INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency)
            SELECT printf('deal_%04d', i), printf('con_%04d', i), 'Closed Won', (100001 + i) / 100.0, 1, '{At(4)}', '{At(5)}', 'won', 'EUR' FROM n;
        INSERT INTO deal_contacts (deal_contact_id, deal_id, contact_id, role)
            SELECT printf('dc_%04d', i), printf('deal_%04d', i), printf('con_%04d', i), 'primary' FROM n;
        DROP TABLE n
        """);

    private static string At(int day) => $"2026-05-0{day.ToString(CultureInfo.InvariantCulture)}T09:00:00.0000000Z";

    private decimal WonValue() => _database.Number("SELECT SUM(CAST(ROUND(deal_value * 100) AS INTEGER)) FROM deals WHERE won_lost = 'won'") / 100m;

    /// <summary>What the report says is attributed: under every model the same.</summary>
    private static async Task<decimal> TotalAsync(HttpClient http)
    {
        var totals = (await http.GetFromJsonAsync<JsonElement>("api/reports/attribution")).GetProperty("totals").EnumerateObject();
        return Assert.Single(totals.Where(t => t.Value.ValueKind == JsonValueKind.Number).Select(t => t.Value.GetDecimal()).Distinct());
    }

    private static Task<JsonElement> RunAsync(HttpClient http, string runId) => http.GetFromJsonAsync<JsonElement>($"api/attribution/runs/{runId}");

    private static async Task<string> AskAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("api/attribution/run", new { mode = "full" });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetString()!;
    }

    private static HttpClient Client(AppProcess app) => new() { BaseAddress = app.Address, DefaultRequestHeaders = { { "x-api-key", Key } } };
}
