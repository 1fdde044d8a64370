namespace RevOps.Core.Normalization;

/// <summary>Which wording of a consent means which purpose.</summary>
public sealed record ConsentRules
{
    /// <summary>Purpose by reduced wording that must be the whole.</summary>
    public required IReadOnlyDictionary<string, string> Exact { get; init; }

    /// <summary>
    /// Reduced phrases that count within a longer wording too, the longest first, each with its purpose; null for what is no consent
    /// to anything of ours (a privacy policy, terms).
    /// </summary>
    public required IReadOnlyList<ConsentPhrase> Phrases { get; init; }
}

/// <summary>A phrase within the wording of a consent.</summary>
/// <param name="Text">Reduced.</param>
/// <param name="Purpose">What it is a consent to; null for nothing of ours.</param>
public sealed record ConsentPhrase(string Text, string? Purpose);
