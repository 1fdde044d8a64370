namespace RevOps.Core.Normalization;

/// <summary>A band.</summary>
/// <param name="Id">As stored.</param>
/// <param name="Max">Largest value in it, inclusive; null for an open band or one that ends before <paramref name="Below"/>.</param>
/// <param name="Below">First value beyond it; null for an open band or one with <paramref name="Max"/>.</param>
public sealed record SizeBand(string Id, decimal? Max, decimal? Below = null)
{
    internal bool Reaches(decimal value) => Below is { } below ? value < below : Max is not { } max || value <= max;
}

/// <summary>How sizes are written; all words reduced.</summary>
public sealed record SizeWords
{
    /// <summary>Head counts by word: "freelancer" is 1.</summary>
    public required IReadOnlyDictionary<string, decimal> Employees { get; init; }

    /// <summary>Multipliers by word: "k" is 1,000, "mio" a million.</summary>
    public required IReadOnlyDictionary<string, decimal> Multipliers { get; init; }

    /// <summary>Words that make "N" mean "N+": more than, over, über.</summary>
    public required IReadOnlyList<string> MoreThan { get; init; }

    /// <summary>Words that make "N" mean "up to N": less than, under, bis zu.</summary>
    public required IReadOnlyList<string> UpTo { get; init; }

    /// <summary>Words that stand between the ends of a range: to, bis, à.</summary>
    public required IReadOnlySet<string> Between { get; init; }

    /// <summary>Words that say nothing more: employees, about, EUR. A text with any other word is not understood.</summary>
    public required IReadOnlySet<string> Fillers { get; init; }
}
