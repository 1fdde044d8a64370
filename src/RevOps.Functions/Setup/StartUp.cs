using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Setup;

/// <summary>Makes what the app needs before it works: schema, queues, tables, containers and owners.</summary>
public sealed partial class StartUp(
    Database database,
    QueueSender queues,
    BlobStore blobs,
    Ledger ledger,
    DeadLetters letters,
    FailureLog failures,
    RuleEffects rules,
    Readiness readiness,
    TimeProvider time,
    ILogger<StartUp> log) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var applied in await Schema.ApplyAsync(database, time, cancellationToken))
        {
            LogSchema(applied);
        }

        await Task.WhenAll(
            queues.CreateAllAsync(cancellationToken),
            blobs.CreateAsync(cancellationToken),
            ledger.CreateAsync(cancellationToken),
            letters.CreateAsync(cancellationToken),
            failures.CreateAsync(cancellationToken),
            rules.EnforceAsync(cancellationToken));
        readiness.Ready();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(101, LogLevel.Information, "Schema {File} applied.")]
    private partial void LogSchema(string file);
}
