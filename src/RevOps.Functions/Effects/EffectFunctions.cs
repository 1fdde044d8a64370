using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Mail;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Effects;

/// <summary>Delivery of effects: when they were queued, when their time has come again, and what is left of them.</summary>
public sealed partial class EffectFunctions(
    Database database, EffectDrainer drainer, EffectSettings settings, MailFolder mails, QueueSender queues, FailureLog failures, TimeProvider time, ILogger<EffectFunctions> log)
{
    private const int SweepKeys = 1_000;
    private const int PurgeBatch = 1_000;
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the effects queue.</summary>
    [Function("DeliverEffects")]
    public Task Deliver([QueueTrigger(QueueNames.Effects)] string message, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Effects, message, () => DeliverAsync(message, cancel));

    /// <summary>Every minute: what is due again, and what a process that died was sending.</summary>
    [Function("EffectSweep")]
    public async Task Sweep([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var keys = await database.ReadAsync(sql => sql.DueEffectKeysAsync(time.GetUtcNow(), SweepKeys), cancel);
        await SendAsync(keys, delay: null, cancel);
    }

    /// <summary>Every night: deletes what was sent, logged or dropped long ago. Given up ones stay, to be looked at.</summary>
    [Function("EffectPurge")]
    public async Task Purge([TimerTrigger("0 40 3 * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - settings.Keep;
        int purged, total = 0;
        do
        {
            purged = await database.WriteAsync(sql => sql.PurgeEffectsAsync(before, PurgeBatch), cancel);
            total += purged;
        }
        while (purged == PurgeBatch);
        mails.Purge(before);
        LogPurged(total);
    }

    private async Task DeliverAsync(string message, CancellationToken cancel)
    {
        var left = EffectMessage.Read(message).Keys.ToList();
        try
        {
            // A slow receiver must not hold up the others of its message, nor outlast the time that a function has.
            var started = TimeProvider.System.GetTimestamp();
            while (left.Count > 0 && TimeProvider.System.GetElapsedTime(started) < Budget)
            {
                var isDone = await drainer.DrainAsync(left[0], cancel);
                if (!isDone)
                {
                    await SendAsync([left[0]], delay: null, cancel);
                }

                left.RemoveAt(0);
            }

            await SendAsync(left, delay: null, cancel);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            LogOutage(left.Count);
            await SendAsync(left, OutagePause, cancel);
        }
    }

    private async Task SendAsync(IReadOnlyList<string> keys, TimeSpan? delay, CancellationToken cancel)
    {
        foreach (var message in EffectMessage.Of(keys))
        {
            await queues.SendAsync(QueueNames.Effects, message, delay, cancel);
        }
    }

    [LoggerMessage(3604, LogLevel.Warning, "The database is out of reach: the delivery of {Count} keys is put back for later.")]
    private partial void LogOutage(int count);

    [LoggerMessage(3605, LogLevel.Information, "{Count} effects that are done were removed.")]
    private partial void LogPurged(int count);
}
