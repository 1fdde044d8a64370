using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using RevOps.Core.Attribution;
using RevOps.Core.Reports;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Reports.Files;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Reports;

/// <summary>Reports: as JSON, CSV or a workbook.</summary>
public sealed class ReportFunction(Database database, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    /// <summary>A report for a period; 304 where it is as the caller has it.</summary>
    [Function("GetReport")]
    [Access(Scope.Read)]
    [Path("report", "The report.", OneOf = typeof(ReportList))]
    [Period("what the report is about")]
    [Query("grain", "The periods that rows are of.", OneOf = typeof(Grains), Default = "none")]
    [Query("basis", "Whether revenue counts on the day of the close or of the touch.", Values = ["close", "touch"], Default = "close")]
    [Query("model", "Attribution model.", OneOf = typeof(AttributionModels), Default = "linear")]
    [Query("channel", "Only this channel.")]
    [Query("segment", "Only this segment.", Values = ["smb", "mid_market", "enterprise", "unknown"])]
    [Query("currency", "Currency of the answer (ISO 4217); the reporting currency where it is left out.")]
    [Query("format", "What the answer is.", Values = ["json", "csv", "xlsx"], Default = "json")]
    [Paged]
    [Answers(200, typeof(ReportView))]
    [Answers(200, "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [Answers(304, contentType: [])]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/{report}")] HttpRequest request, string report, CancellationToken cancel)
    {
        if (ReportList.Find(report) is not { } definition)
        {
            return Problem.NotFound($"There is no report '{report}'; there are {string.Join(", ", ReportList.All.Select(r => r.Name))}.");
        }

        var (parameters, faults) = ReportParameters.Read(request.Query, settings.Currency);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var table = await database.SnapshotAsync(sql => RunAsync(sql, definition, parameters), cancel);
        var tag = TagOf(table, parameters);
        request.HttpContext.Response.GetTypedHeaders().ETag = tag;
        request.HttpContext.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache = true, Private = true };
        return IsKnown(request.GetTypedHeaders(), tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : View(table, parameters);
    }

    private async Task<ReportTable> RunAsync(SqlSession sql, IReport report, ReportParameters parameters)
    {
        // Noted before anything is read: what is told is at least as new.
        var now = time.GetUtcNow();
        var published = report.IsAttributed ? (await sql.QueryAsync<PublishedRun>("reports/attribution_run")).SingleOrDefault() : null;
        var current = rules.Current;
        var money = new MoneyChanger(current.Rates, parameters.Query.Currency);
        var found = await report.RunAsync(new ReportRun(sql, parameters.Query, money, current, published?.Currency ?? settings.Currency));
        return ReportTable.Of(report, parameters, found, now, published?.FinishedAt, money.Missing);
    }

    private static IResult View(ReportTable table, ReportParameters parameters) => parameters.Format switch
    {
        "csv" => CsvReport.Of(table),
        "xlsx" => Workbook.Of(table, parameters),
        _ => Answer.Ok(new ReportView(
            table.Name, table.DataAsOf, parameters.View, table.Currency, table.Columns, table.Rows.Select(r => Named(table, r)),
            Named(table, table.Totals), CursorOf(table), table.Unconverted)),
    };

    private static Dictionary<string, object?> Named(ReportTable table, object?[] cells) =>
        table.Columns.Zip(cells).ToDictionary(c => c.First.Name, c => c.Second, StringComparer.Ordinal);

    private static string? CursorOf(ReportTable table) =>
        table.NextSkip is { } skip ? new Position(DateTimeOffset.UnixEpoch, skip.ToString(CultureInfo.InvariantCulture)).Text : null;

    /// <summary>Of all that is told, save the time of a report that is of now. Weak: other formats tell the same.</summary>
    private static EntityTagHeaderValue TagOf(ReportTable table, ReportParameters parameters)
    {
        var text = Json.Text(new
        {
            table.Name,
            table.PublishedAt,
            Parameters = parameters.View,
            parameters.Skip,
            table.Columns,
            table.Rows,
            table.Totals,
            table.NextSkip,
            table.Unconverted,
        });
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..32]}\"", isWeak: true);
    }

    private static bool IsKnown(RequestHeaders headers, EntityTagHeaderValue tag) =>
        headers.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
}
