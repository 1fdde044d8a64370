using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Owners;
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
            SaveOwnersAsync(cancellationToken));
        readiness.Ready();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The owners of the file, and the owner of last resort where nobody has named one yet.</summary>
    private async Task SaveOwnersAsync(CancellationToken cancel)
    {
        var fallback = rules.Current.Routing.Fallback;
        var owners = await database.WriteAsync(
            async sql =>
            {
                await sql.SaveOwnerFileAsync(rules.Current.Owners.Owners, time.GetUtcNow());
                var all = await sql.OwnersAsync();
                if (all.All(o => o.OwnerId != fallback.OwnerId))
                {
                    await sql.SaveOwnerAsync(new OwnerRow { OwnerId = fallback.OwnerId, Name = fallback.Name, Email = fallback.Email }, time.GetUtcNow());
                }

                return all;
            },
            cancel);
        foreach (var owner in owners.Where(o => o.Calendar is { } name && !rules.Current.Calendars.Has(name)))
        {
            LogLostCalendar(owner.OwnerId, owner.Calendar!);
        }
    }

    [LoggerMessage(101, LogLevel.Information, "Schema {File} applied.")]
    private partial void LogSchema(string file);

    [LoggerMessage(102, LogLevel.Warning, "Owner {OwnerId} names the calendar {Calendar}, which rules/calendars.json lacks: the default one counts.")]
    private partial void LogLostCalendar(string ownerId, string calendar);
}
