namespace RevOps.Functions.Http;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">What is on it.</param>
/// <param name="NextCursor">Where the next page begins, for <c>?cursor=</c>; null on the last one.</param>
internal sealed record Page<T>(IEnumerable<T> Items, string? NextCursor);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>A page.</summary>
    public static Page<T> Of<T>(IEnumerable<T> items, string? nextCursor) => new(items, nextCursor);
}

/// <summary>A list that has no pages.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">What is on it.</param>
internal sealed record ItemList<T>(IEnumerable<T> Items);

/// <summary>Makes lists.</summary>
internal static class ItemList
{
    /// <summary>A list.</summary>
    public static ItemList<T> Of<T>(IEnumerable<T> items) => new(items);
}
