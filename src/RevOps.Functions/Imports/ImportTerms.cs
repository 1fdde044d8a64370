using RevOps.Connectors.Files;

namespace RevOps.Functions.Imports;

/// <summary>What a sender says of a file, kept with the import.</summary>
public sealed record ImportTerms
{
    /// <summary>The kind where none is given.</summary>
    public const string Leads = "leads";

    /// <summary>Leads, with nothing said about the file.</summary>
    public static ImportTerms Default { get; } = new();

    /// <summary>What its rows are.</summary>
    public string Kind { get; init; } = Leads;

    /// <summary>Who says so, for spend: <c>google_ads</c>.</summary>
    public string Source { get; init; } = "file";

    /// <summary>The channel in which campaigns are looked up by name; that of the source where none is given.</summary>
    public string? Channel { get; init; }

    /// <summary>True where nothing is to be kept.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How to read it.</summary>
    public FileHints Hints { get; init; } = FileHints.None;
}
