using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Listens for every queue function.</summary>
internal sealed class QueueService(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    QueueOptions options,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    ILoggerFactory logs) : IHostedService, IDisposable
{
    private readonly List<QueueListener> _listeners = [];

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (function, trigger) in catalog.TriggeredBy<QueueTriggerAttribute>())
        {
            _listeners.Add(Listen(function, trigger));
        }

        // Polling ends with the first sign of a stop, not only when this service's turn comes after Kestrel's.
        lifetime.ApplicationStopping.Register(() => _listeners.ForEach(l => l.StopPolling()));
        lifetime.ApplicationStarted.Register(() => _listeners.ForEach(l => l.Start()));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(l => l.StopAsync(cancellationToken)));

    /// <inheritdoc />
    public void Dispose() => _listeners.ForEach(l => l.Dispose());

    private QueueListener Listen(FunctionEntry function, QueueTriggerAttribute trigger)
    {
        var client = QueueConnection.ClientOf(trigger, function.Name, configuration);
        var log = logs.CreateLogger($"Function.{function.Name}");
        var queue = client.GetQueueClient(trigger.QueueName);
        var poison = client.GetQueueClient($"{trigger.QueueName}-poison");
        var processor = new QueueMessageProcessor(
            function, invoker, queue, new PoisonQueue(poison), options, TimeProvider.System, log);
        return new QueueListener(queue, processor, options, TimeProvider.System, log);
    }
}
