using System.Text.Json;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Privacy;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Privacy;

/// <summary>Messages outside the ledger: those that were given up, why they failed, and those that were too large for the queue.</summary>
public sealed class RawEvents(Database database, Ledger ledger, DeadLetters letters, FailureLog failures, BlobStore blobs)
{
    private const int Page = 100;

    /// <summary>Takes people out of dead letters; events of others that share a message with them stay in it.</summary>
    /// <param name="needles">Their addresses.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many letters and reasons were removed or changed.</returns>
    public async Task<int> ForgetAsync(Needles needles, CancellationToken cancel)
    {
        var (removed, after) = (0, (string?)null);
        while (await letters.ListAsync(Page, after, cancel) is { Count: > 0 } page)
        {
            foreach (var letter in page.Where(l => needles.AreIn(l.Body) || needles.AreIn(l.Reason)))
            {
                var left = WithoutThem(letter.Body, needles);
                if (left is { } others)
                {
                    await letters.KeepAsync(letter.Queue, others.Body, others.EventIds, "The events of an erased person were taken out of it.", letter.FailedAt, cancel);
                }

                foreach (var eventId in letter.EventIds.Except(left?.EventIds ?? []))
                {
                    // Archived before it failed, and nowhere else on record.
                    await ledger.DeleteAsync(eventId, cancel);
                }

                await letters.DeleteAsync(letter, cancel);
                removed++;
            }

            after = page[^1].DeadLetterId;
        }

        return removed + await failures.ForgetAsync(needles.AreIn, cancel);
    }

    /// <summary>Removes large messages that name them, once every event in them has been worked on.</summary>
    /// <param name="needles">Their addresses.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>False where one is still to be worked on.</returns>
    public async Task<bool> ForgetClaimChecksAsync(Needles needles, CancellationToken cancel)
    {
        var isDone = true;
        await foreach (var name in blobs.ListAsync(IntakeWriter.BlobFolder, cancel))
        {
            var text = await blobs.GetTextAsync(name, cancel);
            if (!needles.AreIn(text))
            {
                continue;
            }

            if (EventsOf(text) is { } events && !await AreKnownAsync(events, cancel))
            {
                isDone = false;
                continue;
            }

            await blobs.DeleteAsync(name, cancel);
        }

        return isDone;
    }

    private async Task<bool> AreKnownAsync(IReadOnlyList<IntakeEvent> events, CancellationToken cancel)
    {
        foreach (var item in events)
        {
            if (await database.ReadAsync(sql => sql.FindEventAsync(item.EventId), cancel) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The message with the events of others only; null where nobody else is in it.</summary>
    private static (string Body, IReadOnlyList<string> EventIds)? WithoutThem(string body, Needles needles) =>
        EventsOf(body)?.Where(e => !needles.AreIn($"{e.Source.SourceId} {e.IdempotencyKey} {e.Source.Payload}")).ToList() is { Count: > 0 } others
            ? (IntakeMessage.Write(others), [.. others.Select(e => e.EventId)])
            : null;

    private static IReadOnlyList<IntakeEvent>? EventsOf(string body)
    {
        try
        {
            return IntakeMessage.Read(body) is IntakeMessage.Events { Items: var items } ? items : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
