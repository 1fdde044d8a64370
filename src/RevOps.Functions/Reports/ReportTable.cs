namespace RevOps.Functions.Reports;

/// <summary>A report as it was run, before it takes a format: all rows, each cell rounded as its column says.</summary>
/// <param name="Name">The report.</param>
/// <param name="DataAsOf">How new its figures are.</param>
/// <param name="PublishedAt">That time, where it is of a run of attribution; null where it is now.</param>
/// <param name="Currency">Of its amounts.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Totals">Over all rows, not only those of the page.</param>
/// <param name="NextSkip">Where the next page begins; null on the last one.</param>
/// <param name="Unconverted">Amounts that are in no sum.</param>
internal sealed record ReportTable(
    string Name,
    DateTimeOffset DataAsOf,
    DateTimeOffset? PublishedAt,
    string Currency,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<object?[]> Rows,
    object?[] Totals,
    int? NextSkip,
    IReadOnlyList<Unconverted> Unconverted)
{
    /// <summary>A page of what a report found.</summary>
    public static ReportTable Of(
        IReport report,
        ReportParameters parameters,
        ReportRows found,
        DateTimeOffset now,
        DateTimeOffset? publishedAt,
        IReadOnlyList<Unconverted> unconverted)
    {
        var columns = report.Columns(parameters.Query);
        object?[] Rounded(object?[] cells) => [.. cells.Select((cell, i) => ColumnTypes.Rounded(columns[i].Type, cell))];
        var page = found.Rows.Skip(parameters.Skip).Take(parameters.Limit ?? int.MaxValue).Select(Rounded).ToList();
        var end = parameters.Skip + page.Count;
        return new ReportTable(
            report.Name,
            publishedAt ?? now,
            publishedAt,
            parameters.Query.Currency,
            columns,
            page,
            Rounded(found.Totals),
            end < found.Rows.Count && page.Count > 0 ? end : null,
            unconverted);
    }
}
