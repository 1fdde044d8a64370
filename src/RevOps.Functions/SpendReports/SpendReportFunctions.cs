using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Spend;
using RevOps.Core;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.SpendReports;

/// <summary>When spend is fetched: each night that of the last month, and on demand.</summary>
public sealed class SpendReportFunctions(Database database, IEnumerable<ISpendSource> sources, TimeProvider time)
{
    // Platforms correct their figures for weeks.
    private const int DaysBack = 30;
    private const int MostDays = 1_100;

    /// <summary>At 04:10 UTC, when accounts around the world have ended their day or will be asked again the next night.</summary>
    [Function("FetchSpend")]
    public async Task Nightly([TimerTrigger("0 10 4 * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var source in sources.Where(s => s.IsConfigured))
        {
            await database.WriteAsync(sql => sql.PromiseSpendAsync(source.Source, today.AddDays(-DaysBack), today.AddDays(-1), $"{today:yyyy-MM-dd}", now), cancel);
        }
    }

    /// <summary>Fetches days of a platform now, also those of long ago.</summary>
    [Function("PostSpendFetch")]
    [Access(Scope.Admin)]
    [Takes("SpendFetchInput")]
    [Answers(202, typeof(SpendFetchView))]
    [Refuses(409)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "spend/fetch")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var name = input.Text("source", 40, required: true);
        var (days, dayFaults) = DayRange.Read(input);
        var now = time.GetUtcNow();
        var faults = input.Faults.Concat(dayFaults).ToList();
        if (name is not null && sources.All(s => s.Source != name))
        {
            faults.Add(new FieldFault("/source", "value", $"source is one of: {string.Join(", ", sources.Select(s => s.Source))}."));
        }

        if (dayFaults.Count == 0 && (days.From is null || days.Until is null || days.Until - days.From > TimeSpan.FromDays(MostDays) || days.From > now))
        {
            faults.Add(new FieldFault(days.From is not null && days.Until is null ? "/to" : "/from", "range", $"from and to are days such as 2026-05-04, {MostDays} days at most, not in the future."));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var source = sources.Single(s => s.Source == name);
        if (!source.IsConfigured)
        {
            return Problem.Conflict($"The settings name no account of {source.Source}.");
        }

        var (from, to) = (DateOnly.FromDateTime(days.From!.Value.UtcDateTime), DateOnly.FromDateTime(days.Until!.Value.UtcDateTime).AddDays(-1));
        var effects = await database.WriteAsync(sql => sql.PromiseSpendAsync(source.Source, from, to, Guid.NewGuid().ToString("N"), now), cancel);
        return Answer.Accepted(new SpendFetchView(source.Source, from, to, effects));
    }
}
