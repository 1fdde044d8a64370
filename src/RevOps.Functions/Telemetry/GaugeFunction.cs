using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Outbox;
using RevOps.Data.Sla;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Telemetry;

/// <summary>Tells how long what waits has waited: what counts events cannot say of those that nobody works on.</summary>
public sealed class GaugeFunction(Database database, QueueSender queues, TimeProvider time)
{
    private const int MostClocks = 1_000;

    // The orchestration comes first, then the sweep of each minute: what both have missed is stuck.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Every minute, by one instance.</summary>
    [Function("Gauges")]
    public async Task Run([TimerTrigger("45 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var state in await Task.WhenAll(QueueNames.All.Select(q => queues.StateAsync(q, cancel))))
        {
            var queue = Measures.Tag("queue", state.Queue);
            Measures.QueueLength.Record(state.Waiting, queue);

            // Storage stamps its messages by its own clock, which is not the business's.
            Measures.QueueAge.Record(Age(state.OldestSince, TimeProvider.System.GetUtcNow()), queue);
        }

        var (promises, effects, clocks) = await database.ReadAsync(
            async sql => (await sql.LagAsync(), await sql.EffectLagAsync(), await sql.OverdueSlasAsync(now - Patience, MostClocks)), cancel);
        Measures.OutboxAge.Record(Age(promises.Oldest, now));
        Measures.EffectAge.Record(Age(effects.Oldest, now));
        Measures.EffectsGivenUp.Record(effects.GivenUp);
        Measures.ClocksBehind.Record(clocks.Count);
    }

    private static double Age(DateTimeOffset? since, DateTimeOffset now) => since is { } s && s < now ? (now - s).TotalSeconds : 0;
}
