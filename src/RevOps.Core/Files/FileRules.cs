using RevOps.Core.Text;

namespace RevOps.Core.Files;

/// <summary>How files name their columns and write their cells: <c>rules/files.json</c>, parsed and checked.</summary>
/// <param name="Version">Version of the file.</param>
/// <param name="Kinds">By kind of file.</param>
/// <param name="CurrencySigns">ISO 4217 code by sign. A sign that several currencies share is not among them: it says nothing.</param>
/// <param name="DateOrders">How a vendor writes its days where the file leaves it open, by reduced header.</param>
public sealed record FileRules(
    string Version,
    IReadOnlyDictionary<string, FileNames> Kinds,
    IReadOnlyDictionary<string, string> CurrencySigns,
    IReadOnlyDictionary<string, DateOrder> DateOrders)
{
    /// <summary>No rules: only canonical names are known.</summary>
    public static FileRules None { get; } = new(
        "none", new Dictionary<string, FileNames>(), new Dictionary<string, string>(), new Dictionary<string, DateOrder>());

    /// <summary>The names of a kind; empty where the file has none.</summary>
    /// <param name="kind">The kind.</param>
    public FileNames Of(string kind) => Kinds.GetValueOrDefault(kind) ?? FileNames.None;

    /// <summary>A header as headers are compared: letters and digits, lower case, no diacritics.</summary>
    /// <param name="header">As written.</param>
    public static string Key(string header) => Words.Reduce(header).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>The names in files of one kind.</summary>
/// <param name="Fields">By reduced header: the field that it means, and its rank among that field's names (0 is the most telling).</param>
/// <param name="Summaries">Beginnings of rows that sum others up or close the file; they are skipped.</param>
public sealed record FileNames(IReadOnlyDictionary<string, (string Field, int Rank)> Fields, IReadOnlyList<string> Summaries)
{
    /// <summary>No names.</summary>
    public static FileNames None { get; } = new(new Dictionary<string, (string, int)>(), []);
}

/// <summary>In which order days of numbers are written.</summary>
public enum DateOrder
{
    /// <summary>05/04/2026 is in April.</summary>
    DayFirst,

    /// <summary>05/04/2026 is in May.</summary>
    MonthFirst,
}
