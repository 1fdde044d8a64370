namespace RevOps.Data.Imports;

/// <summary>States of an import.</summary>
public static class ImportStatus
{
    /// <summary>Stored, not begun.</summary>
    public const string Accepted = "accepted";

    /// <summary>Being worked off.</summary>
    public const string Running = "running";

    /// <summary>Every row is settled.</summary>
    public const string Completed = "completed";

    /// <summary>The file as a whole cannot be read.</summary>
    public const string Rejected = "rejected";
}

/// <summary>States of an import's row.</summary>
public static class ImportRowStatus
{
    /// <summary>Read, not applied yet.</summary>
    public const string Staged = "staged";

    /// <summary>Became, or changed, what it is about; in a rehearsal: would have.</summary>
    public const string Applied = "applied";

    /// <summary>Known already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A sum of others, or the end of a report.</summary>
    public const string Skipped = "skipped";

    /// <summary>Not usable; kept with its reason.</summary>
    public const string Rejected = "rejected";
}
