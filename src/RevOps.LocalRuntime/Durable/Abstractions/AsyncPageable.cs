namespace Microsoft.DurableTask;

/// <summary>A list that is fetched page by page while it is read.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>Makes a list.</summary>
    protected AsyncPageable()
    {
    }

    /// <summary>The list as pages.</summary>
    /// <param name="continuationToken">Token of an earlier page to go on after; null for the start.</param>
    /// <param name="pageSizeHint">Wanted number of items per page; null for the query's own.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = default);

    /// <summary>The list as single items.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}
