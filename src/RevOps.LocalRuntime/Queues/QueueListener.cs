using System.Threading.Channels;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Takes messages of one queue and works on several at once.</summary>
internal sealed partial class QueueListener(
    QueueClient queue, QueueMessageProcessor processor, QueueOptions options, TimeProvider time, ILogger log)
    : IDisposable
{
    private static readonly TimeSpan s_lastPatience = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _polling = new();
    private readonly CancellationTokenSource _functions = new();
    private readonly PollingPace _pace = new(options, time);
    private readonly Channel<bool> _finished =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task _loop = Task.CompletedTask;
    private int _running;

    /// <summary>Begins to take messages.</summary>
    public void Start() => _loop = Task.Run(PollAsync);

    /// <summary>Takes no more messages; those that were taken go on.</summary>
    public void StopPolling() => _polling.Cancel();

    /// <summary>Waits for the running functions; when the token ends, tells them to end and leaves them.</summary>
    public async Task StopAsync(CancellationToken deadline)
    {
        StopPolling();
        try
        {
            await _loop.WaitAsync(deadline);
            await UntilRunningAtMostAsync(0, deadline);
        }
        catch (OperationCanceledException)
        {
            LeftBehind(log, Volatile.Read(ref _running), queue.Name);
            await CutShortAsync();
        }
    }

    // A function that heeds its token gets to give its message back; the others' messages come back when their lock ends.
    private async Task CutShortAsync()
    {
        await _functions.CancelAsync();
        using var patience = new CancellationTokenSource(s_lastPatience, time);
        try
        {
            await UntilRunningAtMostAsync(0, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing more can be done.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _polling.Dispose();
        _functions.Dispose();
    }

    private async Task PollAsync()
    {
        try
        {
            while (!_polling.IsCancellationRequested)
            {
                await UntilRunningAtMostAsync(options.NewBatchThreshold, _polling.Token);
                var messages = await ReceiveAsync();
                foreach (var message in messages)
                {
                    Begin(message);
                }

                await Task.Delay(_pace.After(messages.Length > 0), time, _polling.Token);
            }
        }
        catch (OperationCanceledException) when (_polling.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    // Not cancelled by a stop: messages that the service has handed out already would be lost to us until their lock ends.
    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            var received = await queue.ReceiveMessagesAsync(options.BatchSize, options.Lock, CancellationToken.None);
            _pace.Reached();
            return received.Value;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            if (_pace.ShouldMention())
            {
                Missing(log, queue.Name);
            }
        }
        catch (Exception e)
        {
            _pace.Unreachable();
            if (_pace.ShouldMention())
            {
                Unreachable(log, queue.Name, e.Message);
            }
        }

        return [];
    }

    private void Begin(QueueMessage message)
    {
        Interlocked.Increment(ref _running);
        _ = Task.Run(async () =>
        {
            await processor.ProcessAsync(message, _functions.Token);
            Interlocked.Decrement(ref _running);
            _finished.Writer.TryWrite(true);
        });
    }

    private async Task UntilRunningAtMostAsync(int count, CancellationToken cancellation)
    {
        while (Volatile.Read(ref _running) > count)
        {
            await _finished.Reader.ReadAsync(cancellation);
        }
    }

    [LoggerMessage(25, LogLevel.Warning, "Queue {Queue} does not exist; waiting for it")]
    private static partial void Missing(ILogger log, string queue);

    [LoggerMessage(26, LogLevel.Warning, "Queue {Queue} cannot be reached: {Reason}")]
    private static partial void Unreachable(ILogger log, string queue, string reason);

    [LoggerMessage(27, LogLevel.Warning, "{Count} functions of {Queue} are cut short: the host stops")]
    private static partial void LeftBehind(ILogger log, int count, string queue);
}
