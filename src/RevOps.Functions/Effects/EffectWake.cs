using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Effects;

/// <summary>
/// Has effects delivered as soon as they are committed: a commit's keys become a queue message. Nobody waits for it and nothing hangs on it;
/// what gets lost here, the sweep finds within a minute.
/// </summary>
public sealed partial class EffectWake(Database database, QueueSender queues, ILogger<EffectWake> log) : BackgroundService
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<IReadOnlyList<string>> _keys = Channel.CreateBounded<IReadOnlyList<string>>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        database.EffectsQueued = keys => _keys.Writer.TryWrite(keys);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        database.EffectsQueued = null;
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var keys in _keys.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                foreach (var message in EffectMessage.Of(keys))
                {
                    await queues.SendAsync(QueueNames.Effects, message, delay: null, stoppingToken);
                }
            }
            catch (Exception e) when (StorageFaults.IsOutage(e))
            {
                LogLater(keys.Count, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(3603, LogLevel.Warning, "The delivery of {Count} keys could not be asked for ({Fault}); the sweep will.")]
    private partial void LogLater(int count, string fault);
}
