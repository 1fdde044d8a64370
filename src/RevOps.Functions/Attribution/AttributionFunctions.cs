using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Attribution;

/// <summary>Runs of attribution: asking for one, and what became of it.</summary>
public sealed class AttributionFunctions(Database database, AttributionRequests requests)
{
    private static readonly JsonElement NoWish = JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>Asks for a run: of the deals that changed, or of all.</summary>
    [Function("PostAttributionRun")]
    [Access(Scope.Agent | Scope.Admin)]
    [Takes("AttributionRunInput", Optional = true)]
    [Answers(202, typeof(NewRun))]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "attribution/run")] HttpRequest request, CancellationToken cancel)
    {
        // Nothing at all is a wish without wishes.
        var (body, refusal) = request.ContentLength == 0 ? (NoWish, null) : await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var mode = input.Text("mode", 20) ?? AttributionModes.Incremental;
        if (mode is not (AttributionModes.Incremental or AttributionModes.Full))
        {
            input.Fault<string>("mode", "value", "mode is incremental or full.");
        }

        if (input.Faults.Count > 0)
        {
            return Problem.Invalid(input.Faults);
        }

        var runId = await requests.AskAsync(mode, AttributionRequests.ByApi, cancel);
        return Answer.Accepted(new NewRun(runId, $"{request.Scheme}://{request.Host}/api/attribution/runs/{runId}"));
    }

    /// <summary>How far a run is, and what was checked.</summary>
    [Function("GetAttributionRun")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(RunView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "attribution/runs/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindAttributionRunAsync(id), cancel) is { } run ? Answer.Ok(View(run)) : Problem.NotFound("There is no run of that id.");

    /// <summary>A page of runs, newest first.</summary>
    [Function("ListAttributionRuns")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Answers(200, typeof(Page<RunView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "attribution/runs")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, faults) = Paging.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid([.. faults]);
        }

        var filter = new { AfterAt = paging.After?.At, AfterId = paging.After?.Id, Limit = paging.Limit + 1 };
        var found = await database.ReadAsync(sql => sql.QueryAsync<AttributionRunRow>("attribution_runs/list", filter), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(View), found.Count > paging.Limit ? new Position(page[^1].RequestedAt, page[^1].RunId).Text : null));
    }

    /// <summary>One that waits for its turn runs, too, for whoever asked.</summary>
    private static RunView View(AttributionRunRow run) => new(
        run.RunId, run.Mode, run.Cause, run.FinishedAt is null ? "running" : run.Status, run.FinishedAt is not null, run.RequestedAt,
        run.StartedAt, run.FinishedAt,
        run is { StartedAt: { } from, FinishedAt: { } to } ? Math.Round((to - from).TotalSeconds, 3) : (double?)null, run.Processed,
        run.Total, run.Touches, run.RowCount, run.Drifted, run.RuleVersion, run.Currency, Part(run.Weights), Part(run.Checks), run.Fault);

    private static JsonElement? Part(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
