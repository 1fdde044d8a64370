using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Owners;
using RevOps.Data.Rules;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Setup;

/// <summary>Makes what the app needs before it works: schema, queues, tables, containers and the owner of last resort.</summary>
public sealed partial class StartUp(
    Database database,
    QueueSender queues,
    BlobStore blobs,
    Ledger ledger,
    DeadLetters letters,
    FailureLog failures,
    RuleBook rules,
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
            SaveFallbackOwnerAsync(cancellationToken),
            database.WriteAsync(sql => sql.KeepRuleVersionsAsync(rules.Loaded.Texts, time.GetUtcNow()), cancellationToken));
        readiness.Ready();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task SaveFallbackOwnerAsync(CancellationToken cancel)
    {
        var fallback = rules.Current.Routing.Fallback;
        return database.WriteAsync(
            async sql =>
            {
                if ((await sql.OwnersAsync()).All(o => o.OwnerId != fallback.OwnerId))
                {
                    await sql.SaveOwnerAsync(new OwnerRow { OwnerId = fallback.OwnerId, Name = fallback.Name, Email = fallback.Email }, time.GetUtcNow());
                }
            },
            cancel);
    }

    [LoggerMessage(101, LogLevel.Information, "Schema {File} applied.")]
    private partial void LogSchema(string file);
}
