using System.Text.RegularExpressions;

namespace RevOps.Functions.Tests.Bi;

/// <summary>The semantic model of the Power BI project, as far as its measures need it.</summary>
internal sealed partial class SemanticModel
{
    private readonly Dictionary<string, string> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _columns = [];
    private readonly Dictionary<string, string> _measures = new(StringComparer.Ordinal);
    private readonly List<Relationship> _relationships = [];

    private SemanticModel()
    {
    }

    /// <summary>DAX by name.</summary>
    public IReadOnlyDictionary<string, string> Measures => _measures;

    /// <summary>The view of each table that is read from the database.</summary>
    public IReadOnlyDictionary<string, string> Views => _views;

    /// <summary>The view's column of each column.</summary>
    public IReadOnlyDictionary<(string Table, string Column), string> Columns => _columns;

    public IReadOnlyList<Relationship> Relationships => _relationships;

    /// <summary>Constants of the tables that the model itself holds.</summary>
    public Dictionary<string, IReadOnlyList<string>> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>The one of the repository.</summary>
    public static SemanticModel Load()
    {
        var model = new SemanticModel();
        var folder = Path.Combine(AppContext.BaseDirectory, "power-bi", "RevOps.SemanticModel", "definition");
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "tables"), "*.tmdl"))
        {
            model.ReadTable(File.ReadAllText(file));
        }

        var relationships = File.ReadAllText(Path.Combine(folder, "relationships.tmdl"));
        model._relationships.AddRange(relationships.Split("relationship ", StringSplitOptions.RemoveEmptyEntries).Select(ReadRelationship));
        return model;
    }

    private void ReadTable(string text)
    {
        var table = Name(TableLine().Match(text).Groups[1].Value);
        foreach (Match m in MeasureLine().Matches(text))
        {
            _measures.Add(Name(m.Groups[1].Value), m.Groups[2].Value.Trim());
        }

        foreach (Match m in ColumnBlock().Matches(text))
        {
            _columns.Add((table, Name(m.Groups[1].Value)), m.Groups[2].Value.Trim('[', ']'));
        }

        if (ViewName().Match(text) is { Success: true } view)
        {
            _views.Add(table, view.Groups[1].Value);
        }
        else if (text.Contains("DATATABLE", StringComparison.Ordinal))
        {
            Lists.Add(table, [.. Row().Matches(text).Select(r => r.Groups[1].Value)]);
        }
    }

    private static Relationship ReadRelationship(string text)
    {
        var (from, to) = (FromLine().Match(text).Groups, ToLine().Match(text).Groups);
        return new Relationship(Name(from[1].Value), Name(from[2].Value), Name(to[1].Value), Name(to[2].Value), !text.Contains("isActive: false", StringComparison.Ordinal));
    }

    private static string Name(string text) => text.Trim('\'', '\r');

    [GeneratedRegex(@"^table (\S+)", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    [GeneratedRegex(@"^\tmeasure ('[^']+'|\S+) = (.+)$", RegexOptions.Multiline)]
    private static partial Regex MeasureLine();

    [GeneratedRegex(@"^\tcolumn ('[^']+'|\S+)\n(?:\t\t.*\n)*?\t\tsourceColumn: (\S+)", RegexOptions.Multiline)]
    private static partial Regex ColumnBlock();

    [GeneratedRegex("Item=\"(\\w+)\"")]
    private static partial Regex ViewName();

    [GeneratedRegex("\\{ \"(\\w+)\" \\}")]
    private static partial Regex Row();

    [GeneratedRegex(@"fromColumn: (\w+)\.('[^']+'|\w+)")]
    private static partial Regex FromLine();

    [GeneratedRegex(@"toColumn: (\w+)\.('[^']+'|\w+)")]
    private static partial Regex ToLine();
}

/// <summary>Many to one: the table of the one side filters that of the many.</summary>
internal sealed record Relationship(string FromTable, string FromColumn, string ToTable, string ToColumn, bool IsActive);
