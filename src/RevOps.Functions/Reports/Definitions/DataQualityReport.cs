using RevOps.Data.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>What normalization did not understand, so that the maps in the rules can be extended: unknown values and flags, most frequent first.</summary>
internal sealed class DataQualityReport : IReport
{
    public string Name => "data-quality";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        new("field", ColumnTypes.Text),
        new("rule", ColumnTypes.Text),
        new("value", ColumnTypes.Text),
        new("submissions", ColumnTypes.Count),
        new("leads", ColumnTypes.Count),
        new("lastAt", ColumnTypes.Time),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var found = await run.Sql.DataQualityAsync(run.Query.From is null ? null : run.Query.FromAt, run.Query.To is null ? null : run.Query.UntilAt, 0, int.MaxValue);
        return new ReportRows(
            [.. found.Select(r => (object?[])[r.Field, r.Rule, r.Value, r.Submissions, r.Leads, r.LastAt])],
            [null, null, null, found.Sum(r => (long)r.Submissions), null, null]);
    }
}
