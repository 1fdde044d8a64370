using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Imports;
using RevOps.Data.Outbox;
using RevOps.Data.Privacy;
using RevOps.Functions.Imports;
using RevOps.Functions.Mail;
using RevOps.Functions.Nurture;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Privacy;

/// <summary>Finds and removes what is kept of erased people beside SQL. Running twice, or after a crash in between, removes what is left.</summary>
public sealed partial class ErasureSearch(
    Database database, Ledger ledger, RawEvents raw, BlobStore blobs, MailFolder mails, TimeProvider time, ILogger<ErasureSearch> log)
{
    private const int Page = 500;

    /// <summary>Does what a message asks for.</summary>
    /// <returns>False where something is not ready to go yet: a file that is still read, a message that is still worked on, an orchestration that ends.</returns>
    public async Task<bool> WorkAsync(EraseMessage work, DurableTaskClient orchestrations, CancellationToken cancel) => work switch
    {
        { ErasureId: { } erasureId } => await ErasureAsync(work, erasureId, orchestrations, cancel),
        { EventId: { } eventId } => await EventAsync(work, eventId, cancel),
        { ImportId: { } importId } => await FileAsync(importId, cancel) && await DoneAsync(work, cancel),
        _ => await DoneAsync(work, cancel),
    };

    private async Task<bool> EventAsync(EraseMessage work, string eventId, CancellationToken cancel)
    {
        await ledger.DeleteAsync(eventId, cancel);
        return await DoneAsync(work, cancel);
    }

    private async Task<bool> ErasureAsync(EraseMessage work, string erasureId, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        if (await database.ReadAsync(sql => sql.FindErasureAsync(erasureId), cancel) is not { FinishedAt: null } erasure)
        {
            return await DoneAsync(work, cancel);
        }

        var contactIds = Parse<string>(erasure.ContactIds);
        var needles = Needles.Of(Parse<string>(erasure.Needles));
        var removed = new ErasedCounts(
            Events: await OwnEventsAsync(contactIds, cancel) + await RefusedEventsAsync(needles, cancel),
            DeadLetters: await raw.ForgetAsync(needles, cancel),
            Files: 0,
            Mails: mails.Forget(await database.ReadAsync(sql => sql.QueryAsync<string>("erase/mails_of", new { ContactIds = contactIds }), cancel)),
            Orchestrations: 0);
        var isDone = await raw.ForgetClaimChecksAsync(needles, cancel);
        foreach (var importId in Parse<string>(erasure.Imports))
        {
            var isGone = await FileAsync(importId, cancel);
            removed = isGone ? removed with { Files = removed.Files + 1 } : removed;
            isDone &= isGone;
        }

        foreach (var instance in Parse<ErasedInstance>(erasure.Instances))
        {
            var ended = await EndAsync(instance, orchestrations, cancel);
            removed = removed with { Orchestrations = removed.Orchestrations + ended.Removed };
            isDone &= ended.IsGone;
        }

        if (!isDone)
        {
            LogLater(erasureId);
            return false;
        }

        await database.WriteAsync(
            async sql =>
            {
                await sql.FinishErasureAsync(erasureId, JsonSerializer.Serialize(removed, JsonSerializerOptions.Web), time.GetUtcNow());
                await sql.KeepAsync(work.OutboxId);
            },
            cancel);
        await database.OverwriteDeletedAsync(cancel);
        LogDone(erasureId, removed.Events, removed.DeadLetters, removed.Files, removed.Orchestrations);
        return true;
    }

    private async Task<int> OwnEventsAsync(IReadOnlyList<string> contactIds, CancellationToken cancel)
    {
        var events = await database.ReadAsync(sql => sql.EventsOfPersonAsync(contactIds), cancel);
        var removed = 0;
        await Parallel.ForEachAsync(events, Gently(cancel), async (eventId, c) =>
        {
            if (await ledger.DeleteAsync(eventId, c))
            {
                Interlocked.Increment(ref removed);
            }
        });
        return removed;
    }

    /// <summary>Events that were refused belong to nobody: only reading them tells whom they name.</summary>
    private async Task<int> RefusedEventsAsync(Needles needles, CancellationToken cancel)
    {
        var (removed, after) = (0, "");
        while (await database.ReadAsync(sql => sql.EventsOfNobodyAsync(after, Page), cancel) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(page, Gently(cancel), async (eventId, c) =>
            {
                if (await ledger.FindAsync(eventId, c) is { } source && needles.AreIn($"{source.SourceId} {source.Payload}") && await ledger.DeleteAsync(eventId, c))
                {
                    Interlocked.Increment(ref removed);
                }
            });
            after = page[^1];
        }

        return removed;
    }

    /// <summary>A file goes once it is read to its end: the rows of others in it must not be lost.</summary>
    private async Task<bool> FileAsync(string importId, CancellationToken cancel)
    {
        if (await database.ReadAsync(sql => sql.FindImportAsync(importId), cancel) is { FinishedAt: null })
        {
            return false;
        }

        foreach (var name in ImportFiles.BlobsOf(importId))
        {
            await blobs.DeleteAsync(name, cancel);
        }

        return true;
    }

    private static async Task<(int Removed, bool IsGone)> EndAsync(ErasedInstance instance, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        string[] ids = instance.Kind == "nurture"
            ? [NurtureClient.InstanceId(instance.Id)]
            : [CallClockClient.InstanceId(instance.Id), CallSlaClient.InstanceId(instance.Id)];
        var (removed, isGone) = (0, true);
        foreach (var id in ids)
        {
            switch (await orchestrations.GetInstanceAsync(id, cancel))
            {
                case null:
                    break;
                case { IsCompleted: true }:
                    removed += (await orchestrations.PurgeInstanceAsync(id, cancel)).PurgedInstanceCount;
                    break;
                default:
                    await orchestrations.TerminateInstanceAsync(id, cancel);
                    isGone = false;
                    break;
            }
        }

        return (removed, isGone);
    }

    private async Task<bool> DoneAsync(EraseMessage work, CancellationToken cancel)
    {
        await database.WriteAsync(sql => sql.KeepAsync(work.OutboxId), cancel);
        await database.OverwriteDeletedAsync(cancel);
        return true;
    }

    private static ParallelOptions Gently(CancellationToken cancel) => new() { MaxDegreeOfParallelism = 8, CancellationToken = cancel };

    private static IReadOnlyList<T> Parse<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<T>>(json) ?? [];

    [LoggerMessage(7002, LogLevel.Information, "Erasure {ErasureId}: something is still in work, it is looked at again.")]
    private partial void LogLater(string erasureId);

    [LoggerMessage(7003, LogLevel.Information, "Erasure {ErasureId} is done: {Events} events as they came, {Letters} dead letters, {Files} files, {Instances} orchestrations.")]
    private partial void LogDone(string erasureId, int events, int letters, int files, int instances);
}

/// <summary>How much was removed beside SQL.</summary>
/// <param name="Events">Events as they came.</param>
/// <param name="DeadLetters">Messages that had been given up, and their reasons.</param>
/// <param name="Files">Files of imports.</param>
/// <param name="Mails">Mails that were written as files.</param>
/// <param name="Orchestrations">Histories of orchestrations.</param>
internal sealed record ErasedCounts(int Events, int DeadLetters, int Files, int Mails, int Orchestrations);
