using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Backfills;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Backfills;

/// <summary>
/// Fetches one page of a back-fill after the other: each is an effect that promises the next one in the transaction that notes it as done. It
/// may die anywhere: the page is fetched again, and what came in by it the first time is a duplicate.
/// </summary>
public sealed class BackfillPages(Database database, RecordWriter writer, QueueSender queues, TimeProvider time)
{
    /// <summary>Kind of the effects that fetch a page.</summary>
    public const string Kind = "page";

    /// <summary>Leads that come in now must not wait behind all that was ever there: with more messages than this in the queue, pages wait.</summary>
    private const int MostWaiting = 100;

    private static readonly TimeSpan ForTheQueue = TimeSpan.FromSeconds(30);

    /// <summary>Begins a back-fill.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="type">The kind of objects.</param>
    /// <param name="since">Objects that have not changed since are left out; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Its id, and whether it is new: one of a kind runs at a time.</returns>
    public Task<(string BackfillId, bool IsNew)> StartAsync(string vendor, string type, DateTimeOffset? since, CancellationToken cancel)
    {
        var id = DeterministicId.From("bkf", Guid.NewGuid().ToString("N"));
        return database.WriteAsync(
            async sql =>
            {
                if (await sql.RunningBackfillAsync(vendor, type) is { } running)
                {
                    return (running.BackfillId, false);
                }

                var now = time.GetUtcNow();
                await sql.AddBackfillAsync(id, vendor, type, since, now);
                await PromiseAsync(sql, vendor, id, page: 0, now);
                return (id, true);
            },
            cancel);
    }

    /// <summary>Id of the effect that fetches a page.</summary>
    public static string EffectId(string backfillId, int page) =>
        DeterministicId.From("eff", backfillId, page.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Fetches a page.</summary>
    /// <param name="source">The vendor, whose gate is open.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="gate">Is told what the vendor answered.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<SendResult> SendAsync(IRecordSource source, Effect effect, VendorGate gate, CancellationToken cancel)
    {
        var payload = EffectJson.Parse<PagePayload>(effect.Payload);
        if (source is not IPagedSource pages)
        {
            return new SendResult.Refused($"{source.Vendor} has no pages.");
        }

        var row = await database.ReadAsync(sql => sql.FindBackfillAsync(payload.BackfillId), cancel);
        if (row is null || row.Page != payload.Page || row.FinishedAt is not null)
        {
            return new SendResult.Dropped("This page is done, or the back-fill has ended.");
        }

        if (await queues.WaitingAsync(QueueNames.Intake, cancel) > MostWaiting)
        {
            return new SendResult.Later(ForTheQueue, "The intake queue is full of what came before.");
        }

        var answer = await pages.PageAsync(row.ObjectType, row.PageCursor, row.Since, cancel);
        gate.Note(answer is PageAnswer.Failed failed ? failed.Answer : new ApiAnswer.Ok(""), time.GetUtcNow());
        return answer is PageAnswer.Found page ? await KeepAsync(row, page, cancel) : ((PageAnswer.Failed)answer).Answer.AsResult();
    }

    private async Task<SendResult> KeepAsync(BackfillRow row, PageAnswer.Found page, CancellationToken cancel)
    {
        var events = await writer.WriteAsync(row.Vendor, page.Records, row.StartedAt, cancel);
        await database.WriteAsync(
            async sql =>
            {
                var now = time.GetUtcNow();
                if (!await sql.AdvanceBackfillAsync(row, page.Seen, events, page.Next, now))
                {
                    return false;
                }

                if (page.Next is not null)
                {
                    await PromiseAsync(sql, row.Vendor, row.BackfillId, row.Page + 1, now);
                    return true;
                }

                await sql.NotifyAsync(
                    "backfill-finished", row.BackfillId, leadId: null, ownerId: null, $"All {row.ObjectType} of {row.Vendor} were gone through: {row.Seen + page.Seen}.", now);
                return true;
            },
            cancel);
        return new SendResult.Sent();
    }

    private static Task<bool> PromiseAsync(SqlSession sql, string vendor, string backfillId, int page, DateTimeOffset now)
    {
        var destination = Destinations.Fetch(vendor);
        var payload = EffectJson.Text(new PagePayload(vendor, backfillId, page));
        return sql.QueueEffectAsync(new Effect(EffectId(backfillId, page), destination, $"{destination}:{backfillId}", Kind, payload), now);
    }
}

/// <summary>What fetching a page needs to know.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="BackfillId">The back-fill.</param>
/// <param name="Page">Number of the page, from 0.</param>
public sealed record PagePayload(string Vendor, string BackfillId, int Page);
