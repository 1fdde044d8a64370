using RevOps.Core;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>Files of figures and records: reports of advertising systems, exports of a CRM.</summary>
/// <param name="kind">The kind.</param>
/// <param name="rules">The names and spellings that are known.</param>
internal sealed class TableShape(FileKind kind, FileRules rules) : FileShape
{
    private readonly FileNames _names = rules.Of(kind.Name);

    public override string Kind => kind.Name;

    internal override bool MayHavePreamble => true;

    public override bool Knows(string field) => kind.Field(field) is not null;

    public override IReadOnlyList<string> Fields { get; } = [.. kind.Fields.Select(f => f.Name)];

    internal override FileFieldType TypeOf(string field) => kind.Field(field)?.Type ?? FileFieldType.Text;

    internal override DateOrder? OrderOf(string header) => rules.DateOrders.TryGetValue(FileRules.Key(header), out var order) ? order : null;

    /// <summary>A canonical name is best, then the rules' names; a currency behind the name is not part of it.</summary>
    internal override (string Field, int Rank)? Resolve(string header) => Known(FileRules.Key(header)) ?? Known(FileRules.Key(HeaderCurrency.Without(header)));

    internal override FieldFault? Lacks(IReadOnlySet<string> fields)
    {
        var missing = kind.Needs.Where(group => !group.Any(fields.Contains)).Select(group => string.Join(" or ", group)).ToList();
        return missing.Count == 0 ? null : new FieldFault("", "columns", $"No column is known as: {string.Join("; ", missing)}.");
    }

    /// <summary>
    /// A row whose first text begins as sums do and that has no day, or one that names nobody and no day: the sum of a report without a word for it.
    /// </summary>
    internal override bool IsSummary(IReadOnlyList<string> cells, CsvLayout layout)
    {
        if (_names.Summaries.Count == 0 || HasDay(cells, layout))
        {
            return false;
        }

        var first = cells.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c))?.Trim().TrimStart('"') ?? "";
        return _names.Summaries.Any(s => Begins(first, s)) || (cells.Count == layout.Columns.Count && !NamesAny(cells, layout));
    }

    internal override string? Read(IReadOnlyList<string> cells, CsvLayout layout, out FieldFault? fault) =>
        new TableRow(kind, rules, layout).Read(cells, out fault);

    private (string Field, int Rank)? Known(string key) =>
        kind.Fields.FirstOrDefault(f => FileRules.Key(f.Name) == key) is { } canonical ? (canonical.Name, -1)
        : _names.Fields.TryGetValue(key, out var hit) ? hit
        : null;

    /// <summary>A report over a period repeats it in every row, the sum included; so the field that tells most about the day is the one that counts.</summary>
    private bool HasDay(IReadOnlyList<string> cells, CsvLayout layout) =>
        DayField(layout) is { } field && Filled(cells, layout, f => f == field)
            .Any(c => (FileDates.Parse(c, DateOrder.DayFirst) ?? FileDates.Parse(c, DateOrder.MonthFirst)) is not null);

    private string? DayField(CsvLayout layout) => kind.Needs
        .SelectMany(group => group)
        .FirstOrDefault(f => TypeOf(f) is FileFieldType.Day or FileFieldType.Time && layout.Columns.Any(c => c.Field == f));

    private bool NamesAny(IReadOnlyList<string> cells, CsvLayout layout) =>
        Filled(cells, layout, f => TypeOf(f) == FileFieldType.Text && f != kind.Currency).Any();

    private static IEnumerable<string> Filled(IReadOnlyList<string> cells, CsvLayout layout, Func<string, bool> isWanted) => layout.Columns
        .Zip(cells, (column, cell) => (column.Field, Cell: FileCells.Text(cell)))
        .Where(c => c.Field is { } field && isWanted(field) && c.Cell is not null)
        .Select(c => c.Cell!);

    private static bool Begins(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]) || !char.IsLetterOrDigit(word[^1]));
}
