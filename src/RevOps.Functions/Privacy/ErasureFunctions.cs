using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Privacy;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Privacy;

/// <summary>Erasures: what became of them, and letting a person in again.</summary>
public sealed class ErasureFunctions(Database database, TimeProvider time)
{
    /// <summary>How far an erasure is.</summary>
    [Function("GetErasure")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(ErasureView))]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "erasures/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindErasureAsync(id), cancel) is { } row ? Answer.Ok(View(row)) : Problem.NotFound("There is no erasure of that id.");

    /// <summary>A page of erasures, newest first.</summary>
    [Function("ListErasures")]
    [Access(Scope.Admin)]
    [Paged]
    [Answers(200, typeof(Page<ErasureView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "erasures")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, faults) = Paging.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var found = await database.ReadAsync(
            sql => sql.QueryAsync<ErasureRow>("erasures/list", new { AfterAt = paging.After?.At, AfterId = paging.After?.Id, Limit = paging.Limit + 1 }), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(page.Select(View), found.Count > paging.Limit ? new Position(page[^1].RequestedAt, page[^1].ErasureId).Text : null));
    }

    /// <summary>Lets an erased person in again: what comes from now on is taken, as of somebody new. What was erased stays erased.</summary>
    [Function("LiftErasure")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(ErasureView))]
    public async Task<IResult> Lift([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "erasures/{id}/lift")] HttpRequest request, string id, CancellationToken cancel)
    {
        var by = request.HttpContext.Caller().Actor;
        await database.WriteAsync(sql => sql.LiftErasureAsync(id, by, time.GetUtcNow()), cancel);
        return await database.ReadAsync(sql => sql.FindErasureAsync(id), cancel) is { } row ? Answer.Ok(View(row)) : Problem.NotFound("There is no erasure of that id.");
    }

    private static ErasureView View(ErasureRow row) => new(
        row.ErasureId, row.ContactId, row.FinishedAt is null ? "running" : "done", row.RequestedAt, row.RequestedBy, row.Reason, row.FinishedAt,
        row.Removed is { } removed ? JsonSerializer.Deserialize<JsonElement>(removed) : null, row.LiftedAt, row.LiftedBy);
}
