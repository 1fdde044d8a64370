namespace RevOps.Core.Normalization;

/// <summary>Made-up names and companies, spam, and which flags make a lead a test.</summary>
public sealed record FakeRules
{
    /// <summary>Reduced whole names that nobody has: test test, asdf.</summary>
    public required IReadOnlySet<string> Names { get; init; }

    /// <summary>Reduced whole names that are often made up, and that somebody may have all the same: Jane Doe, Max Mustermann.</summary>
    public required IReadOnlySet<string> DoubtfulNames { get; init; }

    /// <summary>Reduced company names that no company has.</summary>
    public required IReadOnlySet<string> Companies { get; init; }

    /// <summary>Rows of keyboards in lower case; four or more letters from the start of one, either way, are no word.</summary>
    public required IReadOnlyList<string> KeyboardRows { get; init; }

    /// <summary>What marks a link, in lower case; a name that holds one is spam.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Flags that make a lead a test: kept, neither routed nor counted.</summary>
    public required IReadOnlySet<string> TreatAsTest { get; init; }
}
