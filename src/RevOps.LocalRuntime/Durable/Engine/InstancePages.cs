using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>Pages by id: the token is the last id seen, so that changes meanwhile neither repeat nor skip others.</summary>
internal sealed class InstancePages(DurableStore store, OrchestrationQuery query, Func<InstanceRow, OrchestrationMetadata> describe)
    : AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null, int? pageSizeHint = default)
    {
        var size = Math.Max(1, pageSizeHint ?? query.PageSize);
        var after = continuationToken ?? query.ContinuationToken;
        do
        {
            var page = Fetch(after, size);
            after = page.ContinuationToken;
            yield return page;
            await Task.CompletedTask;
        }
        while (after is not null);
    }

    private Page<OrchestrationMetadata> Fetch(string? after, int size)
    {
        var rows = store.Look(session => InstanceStatements.List(session, query, after, size + 1));
        var shown = rows.Take(size).Select(describe).ToList();
        return new(shown, rows.Count > size ? shown[^1].InstanceId : null);
    }
}
