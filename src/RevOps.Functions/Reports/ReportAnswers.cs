namespace RevOps.Functions.Reports;

/// <summary>A report.</summary>
/// <param name="Report">Its name.</param>
/// <param name="DataAsOf">What was there then is in it.</param>
/// <param name="Parameters">What was asked for, with what was left to choose.</param>
/// <param name="Currency">Which all amounts are in (ISO 4217).</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">A row has a value for each column, by its name; docs/metrics.md defines them.</param>
/// <param name="Totals">Of all rows, those of other pages included; null where a sum would mean nothing.</param>
/// <param name="NextCursor">Where the next page begins, for ?cursor=; null on the last one.</param>
/// <param name="Unconverted">What is missing in the sums, since a rate is missing.</param>
internal sealed record ReportView(
    string Report,
    DateTimeOffset DataAsOf,
    ReportTerms Parameters,
    string Currency,
    IReadOnlyList<ReportColumn> Columns,
    IEnumerable<Dictionary<string, object?>> Rows,
    Dictionary<string, object?> Totals,
    string? NextCursor,
    IReadOnlyList<Unconverted> Unconverted);

/// <summary>What a report was asked for.</summary>
/// <param name="From">The first day (UTC); null for no limit.</param>
/// <param name="To">The last day (UTC); null for no limit.</param>
/// <param name="Grain">The periods.</param>
/// <param name="Basis">close: revenue counts on the day of the close; touch: on the day of the touch.</param>
/// <param name="Model">Attribution model.</param>
/// <param name="Channel">Only this channel; null for all.</param>
/// <param name="Segment">Only this segment; null for all.</param>
/// <param name="Currency">Currency of the answer (ISO 4217).</param>
/// <param name="Format">json, csv or xlsx.</param>
/// <param name="Limit">Most rows of an answer; null for all.</param>
internal sealed record ReportTerms(
    DateOnly? From, DateOnly? To, string Grain, string Basis, string Model, string? Channel, string? Segment, string Currency, string Format, int? Limit);
