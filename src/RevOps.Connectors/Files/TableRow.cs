using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>From the cells of a row to canonical JSON, or to the first thing that is wrong with them.</summary>
/// <param name="kind">The kind of file.</param>
/// <param name="rules">The spellings that are known.</param>
/// <param name="layout">How the file is read.</param>
internal sealed class TableRow(FileKind kind, FileRules rules, CsvLayout layout)
{
    private static readonly char[] ListSeparators = [';', '|'];

    private readonly JsonObject _root = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private (string Currency, string Header)? _told;

    /// <summary>The JSON; null, with the fault, where the row is not usable.</summary>
    public string? Read(IReadOnlyList<string> cells, out FieldFault? fault)
    {
        fault = CheckCount(cells) ?? ReadCells(cells) ?? SettleCurrency() ?? CheckNeeds();
        if (fault is not null)
        {
            return null;
        }

        if (kind.AddsUp)
        {
            _root["row"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', cells.Select(c => c.Trim())))));
        }

        return _root.ToJsonString();
    }

    private FieldFault? CheckCount(IReadOnlyList<string> cells) =>
        cells.Count >= layout.Columns.Count && cells.Skip(layout.Columns.Count).All(string.IsNullOrWhiteSpace)
            ? null
            : new FieldFault("", "columns", $"The row has {cells.Count} fields, the header {layout.Columns.Count}.");

    private FieldFault? ReadCells(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var column = layout.Columns[i];
            if (column.Field is { } name && kind.Field(name) is { } field && FileCells.Text(cells[i]) is { } text)
            {
                var max = name is "url" or "referrer" ? FieldReader.MaxLongText : FieldReader.MaxText;
                if (text.Length > max)
                {
                    return new FieldFault(column.Header, "range", $"The text is longer than {max} characters.");
                }

                if (Node(field, column, text, out var node) is { } fault)
                {
                    return fault;
                }

                Put(name, node);
            }
        }

        return null;
    }

    private FieldFault? Node(FileField field, CsvColumn column, string text, out JsonNode? node)
    {
        (node, var expected) = field.Type switch
        {
            FileFieldType.Count => (Whole(text), "Not a whole number."),
            FileFieldType.Money => (Money(text, column), $"Not an amount with a decimal {(Sign == ',' ? "comma" : "point")}."),
            FileFieldType.Ratio => (Ratio(text), "Not a fraction such as 0.6 or 60%."),
            FileFieldType.Day => (Day(text), $"Not a day{Order}."),
            FileFieldType.Time => (Time(text), $"Not a time or a day{Order}."),
            FileFieldType.List => (List(text), ""),
            _ => ((JsonNode?)JsonValue.Create(text), ""),
        };
        return node is null ? new FieldFault(column.Header, "format", expected) : null;
    }

    private char Sign => layout.DecimalSign ?? '.';

    private string Order => layout.Dates switch
    {
        DateOrder.DayFirst => " (numbers are read as day, month, year)",
        DateOrder.MonthFirst => " (numbers are read as month, day, year)",
        _ => "",
    };

    private JsonValue? Whole(string text) =>
        FileNumbers.Split(text) is { Unit: "" } parts && FileNumbers.Whole(parts, Sign) is { } number ? JsonValue.Create(number) : null;

    private JsonValue? Money(string text, CsvColumn column)
    {
        if (FileNumbers.Split(text) is not { } parts || FileNumbers.Value(parts, Sign) is not { } amount || !IsUnit(parts.Unit, out var currency))
        {
            return null;
        }

        _told ??= (currency ?? HeaderCurrency.Of(column.Header)) is { } told ? (told, column.Header) : null;
        return JsonValue.Create(amount);
    }

    private JsonValue? Ratio(string text) => FileNumbers.Split(text) is { Unit: "" or "%" } parts && FileNumbers.Value(parts, Sign) is { } number
        ? JsonValue.Create(parts.Unit == "%" ? number / 100 : number)
        : null;

    private JsonValue? Day(string text) =>
        FileDates.ParseDay(text, layout.Dates) is { } day ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private JsonValue? Time(string text) => FileDates.Parse(text, layout.Dates) is { } time
        ? JsonValue.Create(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
        : null;

    private static JsonArray List(string text) =>
        [.. text.Split(ListSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => (JsonNode?)JsonValue.Create(t))];

    /// <summary>A currency's sign or code; a sign that several share is let stand and tells nothing.</summary>
    private bool IsUnit(string unit, out string? currency)
    {
        currency = rules.CurrencySigns.GetValueOrDefault(unit) ?? (unit.Length == 3 && unit.All(char.IsAsciiLetterUpper) ? unit : null);
        return currency is not null || unit.All(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
    }

    /// <summary>The column of currencies counts, then what stands with the amount, then what the sender said.</summary>
    private FieldFault? SettleCurrency()
    {
        if (kind.Currency is not { } field)
        {
            return null;
        }

        var column = _given.Contains(field) ? _root[field]!.GetValue<string>().ToUpperInvariant() : null;
        if (column is not null && _told is { } told && told.Currency != column)
        {
            return new FieldFault(told.Header, "value", $"The amount is in {told.Currency}, the currency of the row is {column}.");
        }

        if ((column ?? _told?.Currency ?? layout.Currency) is not { } currency)
        {
            return new FieldFault("", "required", "Nothing tells the currency: give a column or the parameter currency.");
        }

        Put(field, JsonValue.Create(currency));
        return null;
    }

    private FieldFault? CheckNeeds() => kind.Needs.FirstOrDefault(group => !group.Any(_given.Contains)) is { } group
        ? new FieldFault(layout.HeaderOf(group.FirstOrDefault(f => layout.Columns.Any(c => c.Field == f)) ?? group[0]), "required", "The cell is empty.")
        : null;

    private void Put(string name, JsonNode? node)
    {
        _given.Add(name);
        var (parent, path) = (_root, name.Split('.'));
        foreach (var part in path[..^1])
        {
            parent = (JsonObject)(parent[part] ??= new JsonObject());
        }

        parent[path[^1]] = node;
    }
}
