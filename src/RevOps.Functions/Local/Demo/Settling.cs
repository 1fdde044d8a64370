using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>Waits, in real time, until the app has done what it can do at the demo's present.</summary>
/// <param name="client">Asks the app.</param>
/// <param name="clock">The demo's present.</param>
internal sealed class Settling(DemoClient client, DemoClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenNudges = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no message waits and no promise is open.</summary>
    /// <exception cref="TimeoutException">It took minutes.</exception>
    public async Task EmptyAsync(CancellationToken cancel)
    {
        var nudged = TimeProvider.System.GetTimestamp();
        await UntilAsync("the queues are empty", async () =>
        {
            // A promise whose message could not be sent is sent again by a timer, for which time has to pass.
            if (TimeProvider.System.GetElapsedTime(nudged) > BetweenNudges)
            {
                nudged = TimeProvider.System.GetTimestamp();
                clock.JumpTo(clock.GetUtcNow().AddMinutes(1));
            }

            return await IsEmptyAsync(cancel);
        }, cancel);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        var checks = (await client.GetAsync("health", cancel)).GetProperty("checks");
        return checks.GetProperty("sql").GetProperty("detail") is { ValueKind: JsonValueKind.Object } sql
            && sql.GetProperty("outbox").GetInt64() == 0
            && checks.GetProperty("queues").GetProperty("detail") is { ValueKind: JsonValueKind.Array } queues
            && queues.EnumerateArray().All(q => q.GetProperty("waiting").GetInt32() == 0);
    }

    /// <summary>Waits until every call clock that is due at a time has done what it does then.</summary>
    /// <returns>The leads whose clock still runs.</returns>
    /// <exception cref="TimeoutException">It took minutes.</exception>
    public async Task<IReadOnlyList<JsonElement>> ClocksAsync(DateTimeOffset now, CancellationToken cancel)
    {
        IReadOnlyList<JsonElement> withClock = [];
        await UntilAsync("the clocks have settled", async () =>
        {
            withClock = [.. (await client.ListAsync("leads?stage=MQL", cancel)).Where(l => l.GetProperty("sla").ValueKind == JsonValueKind.Object)];
            return withClock.All(l => IsSettled(l.GetProperty("sla"), now));
        }, cancel);
        return [.. withClock.Where(l => l.GetProperty("sla").GetProperty("state").GetString() == "running")];
    }

    private static bool IsSettled(JsonElement clock, DateTimeOffset now) => clock.GetProperty("state").GetString() switch
    {
        "running" => now < clock.GetProperty("dueAt").GetDateTimeOffset()
            && (now < clock.GetProperty("startedAt").GetDateTimeOffset() + Reminder || clock.GetProperty("remindedAt").ValueKind == JsonValueKind.String),
        "breached" => clock.GetProperty("escalatedAt").ValueKind == JsonValueKind.String,
        _ => true,
    };

    /// <summary>Asks again and again.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Waited for {Patience.TotalMinutes:0} minutes until {what}.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }
}
