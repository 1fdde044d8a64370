using RevOps.Connectors.Forms;
using RevOps.Core;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>One column of a file.</summary>
/// <param name="Header">Its header as written, trimmed.</param>
/// <param name="Field">The canonical field it fills (<c>email</c>, <c>company.name</c>); null where it fills none.</param>
public sealed record CsvColumn(string Header, string? Field);

/// <summary>How a file is written and what its columns mean. Holds no rows, and can be kept with the import, as JSON.</summary>
/// <param name="Dialect">How the file is written.</param>
/// <param name="Columns">The columns in the file's order.</param>
public sealed record CsvLayout(CsvDialect Dialect, IReadOnlyList<CsvColumn> Columns)
{
    /// <summary>Most columns of a file.</summary>
    public const int MaxColumns = 500;

    /// <summary>Headers that no field was found for; what is in them is not imported.</summary>
    public IEnumerable<string> Unmapped => Columns.Where(c => c.Field is null && c.Header.Length > 0).Select(c => c.Header);

    /// <summary>The kind of file.</summary>
    public string Kind { get; init; } = "leads";

    /// <summary>What stands before decimals; null where no cell has any.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The order of days of numbers; null where no cell has one that could be read in two ways.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>The sheet of the workbook that the file was; null where it was text from the beginning.</summary>
    public string? Sheet { get; init; }

    /// <summary>Of amounts for which the file tells none.</summary>
    public string? Currency { get; init; }

    /// <summary>The header of the column that fills a field; the field's own name where there is none.</summary>
    /// <param name="field">The canonical field.</param>
    public string HeaderOf(string field) => Columns.FirstOrDefault(c => c.Field == field)?.Header ?? field;

    /// <summary>
    /// Finds out what the columns mean. What the sender says is best, then a canonical name (<c>company.name</c>), then the names of the rules;
    /// of two columns for one field the better name wins, then the left one.
    /// </summary>
    /// <param name="dialect">How the file is written.</param>
    /// <param name="headers">The fields of the header row.</param>
    /// <param name="shape">What the rows are.</param>
    /// <param name="hints">What the sender says.</param>
    internal static CsvOpenResult From(CsvDialect dialect, IReadOnlyList<string> headers, FileShape shape, FileHints hints)
    {
        if (headers.Count > MaxColumns)
        {
            return new CsvOpenResult.Invalid(new FieldFault("", "range", $"The file has more than {MaxColumns} columns."));
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (header, field) in hints.Map)
        {
            map[FieldNames.Key(header)] = field;
        }

        var best = new Dictionary<string, (int Column, int Rank)>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            if (Meaning(headers[i], map, shape) is { } hit && (!best.TryGetValue(hit.Field, out var other) || hit.Rank < other.Rank))
            {
                best[hit.Field] = (i, hit.Rank);
            }
        }

        var fields = best.ToDictionary(b => b.Value.Column, b => b.Key);
        var layout = new CsvLayout(dialect, [.. headers.Select((h, i) => new CsvColumn(h.Trim(), fields.GetValueOrDefault(i)))]) { Kind = shape.Kind };
        return shape.Lacks(best.Keys.ToHashSet(StringComparer.Ordinal)) is { } lack
            ? new CsvOpenResult.Invalid(lack) { Layout = layout }
            : new CsvOpenResult.Opened(layout, CsvPosition.Start);
    }

    private static (string Field, int Rank)? Meaning(string header, Dictionary<string, string> map, FileShape shape) =>
        !map.TryGetValue(FieldNames.Key(header), out var given) ? shape.Resolve(header)
        : given == FormRules.Ignored ? null
        : (given, -2);
}

/// <summary>What opening a file gave.</summary>
public abstract record CsvOpenResult
{
    private CsvOpenResult()
    {
    }

    /// <summary>Readable.</summary>
    /// <param name="Layout">How to read it.</param>
    /// <param name="First">Where the first data row starts.</param>
    public sealed record Opened(CsvLayout Layout, CsvPosition First) : CsvOpenResult;

    /// <summary>Not a file of that kind.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Invalid(FieldFault Fault) : CsvOpenResult
    {
        /// <summary>What its columns were taken for, so that the sender can say better; null where no header row was found.</summary>
        public CsvLayout? Layout { get; init; }
    }
}
