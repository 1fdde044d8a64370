using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>What a sender says about a file; what is left open is found out from the file.</summary>
public sealed record FileHints
{
    /// <summary>Nothing is said.</summary>
    public static FileHints None { get; } = new();

    /// <summary>How bytes become text.</summary>
    public CsvEncoding? Encoding { get; init; }

    /// <summary>Between fields.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Before the decimals: a point or a comma.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The order of days of numbers.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Physical line of the header row, from 1.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Of amounts for which the file tells none; ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>By header the field that it fills, or <c>ignore</c>; wins over every known name.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the sheet of a workbook; the first where none is given.</summary>
    public string? Sheet { get; init; }
}
