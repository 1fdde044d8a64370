namespace RevOps.Core.Lifecycle;

/// <summary>How far a lead has come. Stages only move forward; only recycling starts again.</summary>
public enum LifecycleStage
{
    /// <summary>Known, not qualified. Stored as <c>lead</c>.</summary>
    Lead,

    /// <summary>Score at or above the threshold. Stored as <c>MQL</c>.</summary>
    Mql,

    /// <summary>A call found it qualified, or the CRM says so. Stored as <c>SQL</c>.</summary>
    Sql,

    /// <summary>An open deal exists. Stored as <c>opp</c>.</summary>
    Opp,

    /// <summary>A deal is won. Stored as <c>customer</c>.</summary>
    Customer,
}

/// <summary>Stages as they are stored and shown.</summary>
public static class LifecycleStages
{
    private static readonly string[] Texts = ["lead", "MQL", "SQL", "opp", "customer"];

    /// <summary>All stored names, in the order of the stages.</summary>
    public static IReadOnlyList<string> All => Texts;

    /// <summary>The stored name: lead, MQL, SQL, opp, customer.</summary>
    /// <param name="stage">The stage.</param>
    public static string Text(this LifecycleStage stage) => Texts[(int)stage];

    /// <summary>Reads a stored name; case is ignored. False where it is none.</summary>
    /// <param name="text">The name.</param>
    /// <param name="stage">The stage.</param>
    public static bool TryParse(string? text, out LifecycleStage stage)
    {
        var at = Array.FindIndex(Texts, t => t.Equals(text, StringComparison.OrdinalIgnoreCase));
        stage = at < 0 ? LifecycleStage.Lead : (LifecycleStage)at;
        return at >= 0;
    }

    /// <summary>The later of the two: a stage never goes back.</summary>
    /// <param name="current">Where the lead is.</param>
    /// <param name="reached">What was reached now.</param>
    public static LifecycleStage Advance(this LifecycleStage current, LifecycleStage reached) => reached > current ? reached : current;
}

/// <summary>The values of <c>leads.status</c>.</summary>
public static class LeadStatuses
{
    /// <summary>Just created, nobody worked on it.</summary>
    public const string New = "new";

    /// <summary>An owner works on it.</summary>
    public const string Working = "working";

    /// <summary>Below the threshold: warmed up by e-mail.</summary>
    public const string Nurturing = "nurturing";

    /// <summary>Sent back to nurture after it had qualified.</summary>
    public const string Recycled = "recycled";

    /// <summary>Will not buy; the next form opens a new lead.</summary>
    public const string Disqualified = "disqualified";

    /// <summary>Became a deal or customer; the next form opens a new lead.</summary>
    public const string Converted = "converted";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [New, Working, Nurturing, Recycled, Disqualified, Converted];

    /// <summary>True for an open lead: further intake of the contact goes to it.</summary>
    /// <param name="status">A status.</param>
    public static bool IsOpen(string status) => status is not (Disqualified or Converted);
}
