using RevOps.Connectors.Forms;
using RevOps.Connectors.Leads;
using RevOps.Core;

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

    /// <summary>
    /// Finds out what the columns mean. A canonical name (<c>company.name</c>) is best, then the aliases of the form rules;
    /// of two columns for one field the better alias wins, then the left one.
    /// </summary>
    /// <param name="dialect">How the file is written.</param>
    /// <param name="headers">The fields of the header row.</param>
    /// <param name="rules">The names that are known.</param>
    internal static CsvOpenResult From(CsvDialect dialect, IReadOnlyList<string> headers, FormRules rules)
    {
        if (headers.Count > MaxColumns)
        {
            return new CsvOpenResult.Invalid(new FieldFault("", "range", $"The file has more than {MaxColumns} columns."));
        }

        var best = new Dictionary<string, (int Column, int Rank)>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            if (Resolve(headers[i], rules) is { } hit && (!best.TryGetValue(hit.Field, out var other) || hit.Rank < other.Rank))
            {
                best[hit.Field] = (i, hit.Rank);
            }
        }

        if (!best.ContainsKey("email") && !best.ContainsKey("phone"))
        {
            return new CsvOpenResult.Invalid(new FieldFault("", "columns", "No column of the first row is known as an e-mail address or a phone number."));
        }

        var fields = best.ToDictionary(b => b.Value.Column, b => b.Key);
        return new CsvOpenResult.Opened(
            new CsvLayout(dialect, [.. headers.Select((h, i) => new CsvColumn(h.Trim(), fields.GetValueOrDefault(i)))]),
            CsvPosition.Start);
    }

    private static (string Field, int Rank)? Resolve(string header, FormRules rules)
    {
        var key = FieldNames.Key(header);
        var canonical = LeadFields.All.FirstOrDefault(f => FieldNames.Key(f) == key);
        return canonical is null ? rules.Resolve(header) : (canonical, -1);
    }
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

    /// <summary>Not a CSV of leads.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Invalid(FieldFault Fault) : CsvOpenResult;
}
