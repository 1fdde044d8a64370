using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>Processes that really die.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Key = "crash-test-admin-key";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Every_acknowledged_event_is_in_sql_exactly_once_however_often_the_process_was_killed()
    {
        var random = new Random(20260504);
        var acknowledged = new ConcurrentBag<string>();
        var next = 0;
        var kills = int.Parse(Environment.GetEnvironmentVariable("REVOPS_TEST_KILLS") ?? "6", System.Globalization.CultureInfo.InvariantCulture);
        for (var kill = 0; kill < kills; kill++)
        {
            using var app = await StartAsync();
            using var http = Client(app);
            using var dead = new CancellationTokenSource();
            var senders = Enumerable.Range(0, 4).Select(_ => SendUntilDeadAsync(http, acknowledged, () => Interlocked.Increment(ref next), dead.Token)).ToArray();

            // The moment of the crash is what the test varies; there is nothing to wait for.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1200)), TimeProvider.System);
            app.Kill();
            await dead.CancelAsync();
            await Task.WhenAll(senders);
        }

        using var last = await StartAsync();
        using var reader = Client(last);
        foreach (var eventId in acknowledged)
        {
            await EndReplayedAsync(reader, eventId);
        }

        Assert.NotEmpty(acknowledged);
        // Each in one statement: events that nobody was told of may still be worked off meanwhile.
        Assert.Equal(0, Count("SELECT COUNT(*) FROM (SELECT email FROM contacts GROUP BY email HAVING COUNT(*) > 1)"));
        Assert.Equal(0, Count("SELECT (SELECT COUNT(*) FROM contacts) - (SELECT COUNT(*) FROM leads)"));
        Assert.Equal(0, Count("SELECT (SELECT COUNT(*) FROM leads) - (SELECT COUNT(*) FROM touchpoints)"));
        Assert.Equal(acknowledged.Count, Count($"SELECT COUNT(*) FROM events WHERE event_id IN ({string.Join(',', acknowledged.Select(id => $"'{id}'"))}) AND status = 'nurturing'"));
    }

    [Fact]
    public async Task A_second_process_takes_the_clocks_over_when_the_first_is_killed()
    {
        // A minute of business time a second: the deadline is 15 seconds away.
        (string, string)[] fast = [("REVOPS_CLOCK_RATE", "60")];
        using var first = await AppProcess.StartAsync(_data.Path, Key, fast);
        using var second = await AppProcess.StartAsync(_data.Path, Key, fast);
        using var http = Client(second);
        var lead = RunningApp.Example("hot-lead.json");
        using var sent = await http.PostAsJsonAsync("api/intake/leads", lead);
        var end = await EndAsync(http, (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("eventId").GetString()!);

        first.Kill();

        var leadId = end.GetProperty("leadId").GetString();
        await Eventually.Holds(
            async () => (await http.GetFromJsonAsync<JsonElement>($"api/leads/{leadId}")).GetProperty("sla").GetProperty("escalatedAt").ValueKind == JsonValueKind.String,
            Patience);
        Assert.Equal(1, Count("SELECT COUNT(*) FROM notifications WHERE kind = 'call-reminder'"));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM notifications WHERE kind = 'call-escalation'"));
        Assert.Equal(2, Count("SELECT COUNT(*) FROM sla_history"));
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(_data.Path, Key, ("REVOPS_QUEUE_LOCK_SECONDS", "3"));

    private static HttpClient Client(AppProcess app) => new() { BaseAddress = app.Address, DefaultRequestHeaders = { { "x-api-key", Key } } };

    private static async Task SendUntilDeadAsync(HttpClient http, ConcurrentBag<string> acknowledged, Func<int> next, CancellationToken dead)
    {
        // A burst, not a flood: what is acknowledged has to be worked off before the test can end.
        for (var sent = 0; sent < 15 && !dead.IsCancellationRequested; sent++)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync("api/intake/leads", new { email = $"person{next()}@crash.example" }, dead);
                if (answer.IsSuccessStatusCode)
                {
                    acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("eventId").GetString()!);
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                // Not acknowledged: the sender would try again.
            }
        }
    }

    private static async Task<JsonElement> EndAsync(HttpClient http, string eventId)
    {
        JsonElement state = default;
        await Eventually.Holds(async () => (state = await http.GetFromJsonAsync<JsonElement>($"api/events/{eventId}")).GetProperty("terminal").GetBoolean(), Patience);
        return state;
    }

    /// <summary>A message that is in work at five kills on end is given up, as the queue's settings say; its dead letter is replayed, as a person would.</summary>
    private static async Task EndReplayedAsync(HttpClient http, string eventId)
    {
        while ((await EndAsync(http, eventId)).GetProperty("status").GetString() == "dead-lettered")
        {
            var letters = (await http.GetFromJsonAsync<JsonElement>("api/dead-letters?limit=500")).GetProperty("items").EnumerateArray();
            foreach (var letter in letters.Where(l => l.GetProperty("replayedAt").ValueKind == JsonValueKind.Null))
            {
                using var replayed = await http.PostAsync(new Uri($"api/dead-letters/{letter.GetProperty("deadLetterId").GetString()}/replay", UriKind.Relative), null);
                Assert.True(replayed.IsSuccessStatusCode);
            }

            await Eventually.Holds(
                async () => (await http.GetFromJsonAsync<JsonElement>($"api/events/{eventId}")).GetProperty("status").GetString() != "dead-lettered", Patience);
        }
    }

    private long Count(string sql) => new DatabaseFile(_data.Path).Number(sql);
}
