using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Data.Outbox;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Contacts;

/// <summary>Merges and unmerges contacts, each in one transaction, and has their open leads scored again.</summary>
public sealed class ContactMerges(Database database, RuleBook rules, OutboxDispatcher outbox, ContactLinks links, TimeProvider time)
{
    // Keys have no names: a caller that is somebody says so.
    private const string Anonymous = "api";

    /// <summary>Merges <paramref name="otherId"/> into <paramref name="contactId"/>.</summary>
    public Task<MergeOutcome> MergeAsync(string contactId, string otherId, string? by, string? reason, CancellationToken cancel) =>
        RunAsync((sql, now) => sql.MergeContactsAsync(contactId, otherId, by ?? Anonymous, reason, rules.Current.Identity, now), "merge", cancel);

    /// <summary>Undoes a merge into <paramref name="contactId"/>, the latest where none is named.</summary>
    public Task<MergeOutcome> UnmergeAsync(string contactId, string? mergeId, string? by, CancellationToken cancel) =>
        RunAsync((sql, now) => sql.UnmergeContactAsync(contactId, mergeId, by ?? Anonymous, now), "unmerge", cancel);

    private async Task<MergeOutcome> RunAsync(Func<SqlSession, DateTimeOffset, Task<MergeOutcome>> work, string kind, CancellationToken cancel)
    {
        var (outcome, promises) = await database.WriteAsync(
            async sql =>
            {
                var now = time.GetUtcNow();
                var outcome = await work(sql, now);
                await links.LinkMergedAsync(sql, outcome, now);
                var promises = Promises(outcome, kind, now);
                foreach (var promise in promises)
                {
                    await sql.PromiseAsync(promise, now);
                }

                return (outcome, promises);
            },
            cancel);
        await outbox.SendAsync(promises, cancel);
        return outcome;
    }

    /// <summary>The contact's touchpoints are others now, so its lead's score is.</summary>
    private static IReadOnlyList<OutboxItem> Promises(MergeOutcome outcome, string kind, DateTimeOffset now) =>
        outcome is MergeOutcome.Done { LeadIds: { Count: > 0 } leads, Merge.MergeId: var mergeId }
            ? [ScoreMessage.Promise($"{kind}:{mergeId}", [.. leads.Select(id => new ScoreItem(id, mergeId, now))])]
            : [];
}
