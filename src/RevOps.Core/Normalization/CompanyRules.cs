namespace RevOps.Core.Normalization;

/// <summary>How companies are recognised.</summary>
public sealed record CompanyRules
{
    /// <summary>Reduced legal forms at the end of a name that are no part of it for matching.</summary>
    public required IReadOnlySet<string> LegalForms { get; init; }

    /// <summary>Reduced legal forms and articles before a name that are no part of it for matching.</summary>
    public required IReadOnlySet<string> LegalPrefixes { get; init; }

    /// <summary>Legal forms in scripts without spaces, longest first; they are found although they are written together with the name.</summary>
    public required IReadOnlyList<string> UnspacedForms { get; init; }

    /// <summary>Reduced words for "and".</summary>
    public required IReadOnlySet<string> Joiners { get; init; }

    /// <summary>Reduced texts that people fill in where they have no company: n/a, none, self.</summary>
    public required IReadOnlySet<string> NotCompanies { get; init; }
}
