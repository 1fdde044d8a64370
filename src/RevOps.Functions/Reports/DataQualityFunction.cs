using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Reports;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Reports;

/// <summary>What normalization did not understand, so that the maps in the rules can be extended.</summary>
public sealed class DataQualityFunction(Database database, RevOpsSettings settings, TimeProvider time)
{
    private static readonly ReportColumn[] Columns =
        [new("field", "text"), new("rule", "text"), new("value", "text"), new("submissions", "integer"), new("leads", "integer"), new("lastAt", "time")];

    /// <summary>Unknown values and flags with their volume, most frequent first; JSON or CSV.</summary>
    [Function("DataQualityReport")]
    [Access(Scope.Read)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/data-quality")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, pagingFaults) = Paging.Read(request.Query);
        var (days, dayFaults) = DayRange.Read(request.Query);
        var format = request.Query["format"].ToString();
        List<FieldFault> faults = [.. pagingFaults, .. dayFaults];
        if (format is not ("" or "json" or "csv"))
        {
            faults.Add(new FieldFault("/format", "value", "format is json or csv."));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        string? Day(string name) => request.Query[name].ToString() is { Length: > 0 } day ? day : null;
        var skip = int.TryParse(paging.After?.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = await database.ReadAsync(sql => sql.DataQualityAsync(days.From, days.Until, skip, paging.Limit + 1), cancel);
        var rows = found.Take(paging.Limit).ToList();
        return format == "csv"
            ? ReportAnswer.Csv("data-quality", Columns, rows.Select(r => (object?[])[r.Field, r.Rule, r.Value, r.Submissions, r.Leads, r.LastAt]))
            : Answer.Ok(new
            {
                Report = "data-quality",
                DataAsOf = time.GetUtcNow(),
                Parameters = new { From = Day("from"), To = Day("to"), paging.Limit },
                settings.Currency,
                Columns,
                Rows = rows,
                Totals = new { Submissions = rows.Sum(r => r.Submissions) },
                NextCursor = found.Count > paging.Limit ? new Position(DateTimeOffset.UnixEpoch, (skip + paging.Limit).ToString(CultureInfo.InvariantCulture)).Text : null,
            });
    }
}
