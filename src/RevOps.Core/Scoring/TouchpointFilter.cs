namespace RevOps.Core.Scoring;

/// <summary>Which touchpoints a rule looks at.</summary>
/// <param name="EventTypes">Types that count; null for any.</param>
/// <param name="UrlWords">Words of which the page's address must hold one; null for any page, or none.</param>
public sealed record TouchpointFilter(IReadOnlySet<string>? EventTypes = null, PhraseSet? UrlWords = null)
{
    /// <summary>All touchpoints.</summary>
    public static TouchpointFilter Any { get; } = new();

    internal bool Takes(FactSheet sheet, int touchpoint) =>
        (EventTypes is null || EventTypes.Contains(sheet.Facts.Touchpoints[touchpoint].EventType))
        && (UrlWords is null || (sheet.ReducedUrl(touchpoint) is { } url && UrlWords.IsIn(url)));
}
