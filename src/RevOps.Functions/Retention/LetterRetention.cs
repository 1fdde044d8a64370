using RevOps.Core.Identity;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Retention;

/// <summary>
/// Forgets dead letters that were replayed, reasons of failures, and claim checks. A letter that nobody has replayed stays, however
/// old: it is the only copy of events that were never applied, also of those that had come by a claim check.
/// </summary>
public sealed class LetterRetention(DeadLetters letters, FailureLog failures, QueueSender queues, BlobStore blobs)
{
    private const int Page = 500;

    /// <summary>Forgets what is older than a time.</summary>
    /// <returns>How many letters, failures and claim checks.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var forgotten = 0;
        string? after = null;
        while (await letters.ListAsync(Page, after, cancel) is { Count: > 0 } page)
        {
            foreach (var letter in page.Where(l => l.ReplayedAt < before))
            {
                await letters.DeleteAsync(letter, cancel);
                forgotten++;
            }

            after = page[^1].DeadLetterId;
        }

        return forgotten + await failures.ForgetAsync(before, cancel) + await ForgetClaimChecksAsync(before, cancel);
    }

    private async Task<int> ForgetClaimChecksAsync(DateTimeOffset before, CancellationToken cancel)
    {
        // A queue that nobody has worked off for so long still needs them all.
        if ((await queues.StateAsync(QueueNames.Intake, cancel)).OldestSince < before)
        {
            return 0;
        }

        var (forgotten, end) = (0, IntakeWriter.BlobFolder + EventIdIssuer.FirstOf(before));
        await foreach (var blob in blobs.ListAsync(IntakeWriter.BlobFolder, cancel))
        {
            if (string.CompareOrdinal(blob, end) >= 0)
            {
                break;
            }

            await blobs.DeleteAsync(blob, cancel);
            forgotten++;
        }

        return forgotten;
    }
}
