namespace RevOps.Core.Normalization;

/// <summary>From which domains a mistyped one is told. What is found is suggested, never put in place of what was given.</summary>
public sealed record EmailTypoRules
{
    /// <summary>Mail providers so common that a domain one slip away is probably a slip.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>Domains that look like a slip and are none.</summary>
    public required IReadOnlySet<string> NoTypos { get; init; }

    /// <summary>The ending that was probably meant, by an ending that does not exist: com for con.</summary>
    public required IReadOnlyDictionary<string, string> Endings { get; init; }
}
