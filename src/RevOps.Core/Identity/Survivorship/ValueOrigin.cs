namespace RevOps.Core.Identity.Survivorship;

/// <summary>Where a stored value came from.</summary>
/// <param name="At">When it was submitted, UTC; not when it arrived.</param>
/// <param name="Source">Name of the connector: leads, forms, google-ads, touchpoints, import …; empty where nobody noted it.</param>
public sealed record ValueOrigin(DateTimeOffset At, string Source)
{
    /// <summary>Of values that were stored before origins were: older than everything, trusted least.</summary>
    public static ValueOrigin Unknown { get; } = new(DateTimeOffset.MinValue, "");

    /// <summary>
    /// True where no real person gave the value: normalization told it from another one, as a country from a phone's prefix, or it
    /// came with a test. It never replaces one that was given, and gives way to it.
    /// </summary>
    public bool IsTentative { get; init; }
}
