using RevOps.Connectors.Apis;

namespace RevOps.Connectors.Fetching;

/// <summary>A vendor from which objects are fetched by id.</summary>
public interface IRecordSource
{
    /// <summary>The vendor, as <see cref="FetchRequest.Vendor"/> names it.</summary>
    string Vendor { get; }

    /// <summary>Where its API is, and whether there is a token.</summary>
    VendorAccess Access { get; }

    /// <summary>Fetches an object.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancel">Gives up.</param>
    Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancel);
}

/// <summary>A vendor whose objects can be gone through page by page.</summary>
public interface IPagedSource : IRecordSource
{
    /// <summary>The kinds of objects, in the vendor's words.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Fetches a page.</summary>
    /// <param name="type">One of <see cref="Types"/>.</param>
    /// <param name="cursor">Where the page begins, as the page before told; null for the first.</param>
    /// <param name="since">Objects that have not changed since are left out; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    Task<PageAnswer> PageAsync(string type, string? cursor, DateTimeOffset? since, CancellationToken cancel);
}

/// <summary>What came of fetching an object.</summary>
public abstract record FetchAnswer
{
    private FetchAnswer()
    {
    }

    /// <summary>Here it is.</summary>
    /// <param name="Record">The object.</param>
    public sealed record Found(FetchedRecord Record) : FetchAnswer;

    /// <summary>The vendor does not have it any more, and that is nothing to worry about.</summary>
    /// <param name="Reason">In words.</param>
    public sealed record Gone(string Reason) : FetchAnswer;

    /// <summary>It was not given out.</summary>
    /// <param name="Answer">Why.</param>
    public sealed record Failed(ApiAnswer Answer) : FetchAnswer;
}

/// <summary>What came of fetching a page.</summary>
public abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>Here it is.</summary>
    /// <param name="Records">The objects that are wanted.</param>
    /// <param name="Seen">How many objects the page had, with those that are not wanted.</param>
    /// <param name="Next">Where the next page begins; null after the last.</param>
    public sealed record Found(IReadOnlyList<FetchedRecord> Records, int Seen, string? Next) : PageAnswer;

    /// <summary>It was not given out.</summary>
    /// <param name="Answer">Why.</param>
    public sealed record Failed(ApiAnswer Answer) : PageAnswer;
}
