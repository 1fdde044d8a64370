using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Fetching;
using RevOps.Data;
using RevOps.Data.Backfills;
using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Backfills;

/// <summary>Going through all objects of a vendor: asking for it, and how far it is.</summary>
public sealed class BackfillFunctions(Database database, BackfillPages pages, IEnumerable<IRecordSource> sources, TimeProvider time)
{
    private const int Shown = 100;

    /// <summary>Begins to go through all objects of a kind.</summary>
    [Function("PostBackfill")]
    [Access(Scope.Admin)]
    [Takes("BackfillInput")]
    [Answers(202, typeof(NewBackfill))]
    [Refuses(409)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "backfills")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var source = Source(input);
        var type = Type(input, source);
        var since = input.Time("since");
        if (input.Faults.Count > 0 || source is null || type is null)
        {
            return Problem.Invalid(input.Faults);
        }

        if (source.Access.Token.Length == 0)
        {
            return Problem.Conflict($"{source.Access.TokenSetting} is not set: nothing can be fetched from {source.Vendor}.");
        }

        var (id, isNew) = await pages.StartAsync(source.Vendor, type, since, cancel);
        return isNew
            ? Answer.Accepted(new NewBackfill(id, $"{request.Scheme}://{request.Host}/api/backfills/{id}"))
            : Problem.Conflict($"Back-fill {id} of the same objects is running.");
    }

    /// <summary>How far a back-fill is.</summary>
    [Function("GetBackfill")]
    [Access(Scope.Read | Scope.Admin)]
    [Answers(200, typeof(BackfillView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "backfills/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => ViewAsync(sql, id), cancel) is { } view ? Answer.Ok(view) : Problem.NotFound("There is no back-fill of that id.");

    /// <summary>The newest back-fills.</summary>
    [Function("ListBackfills")]
    [Access(Scope.Read | Scope.Admin)]
    [Answers(200, typeof(Page<BackfillView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "backfills")] HttpRequest request, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(sql => sql.ListBackfillsAsync(Shown), cancel);
        return Answer.Ok(Page.Of(rows.Select(r => View(r, page: null)), null));
    }

    /// <summary>Ends a back-fill; what it has brought stays.</summary>
    [Function("StopBackfill")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(BackfillView))]
    public async Task<IResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "backfills/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        var view = await database.WriteAsync(
            async sql =>
            {
                await sql.StopBackfillAsync(id, time.GetUtcNow());
                return await ViewAsync(sql, id);
            },
            cancel);
        return view is null ? Problem.NotFound("There is no back-fill of that id.") : Answer.Ok(view);
    }

    private static async Task<BackfillView?> ViewAsync(SqlSession sql, string id) => await sql.FindBackfillAsync(id) is { } row
        ? View(row, await sql.FindEffectAsync(BackfillPages.EffectId(row.BackfillId, row.Page)))
        : null;

    /// <summary>One whose page was given up goes on when that effect is replayed.</summary>
    private static BackfillView View(BackfillRow row, EffectRow? page) => new(
        row.BackfillId, row.Vendor, row.ObjectType, row.Since,
        row.FinishedAt is not null ? "done" : page?.State == EffectState.GivenUp ? "given-up" : "running", row.Page, row.Seen, row.Events,
        row.StartedAt, row.UpdatedAt, row.FinishedAt, row.FinishedAt is null ? BackfillPages.EffectId(row.BackfillId, row.Page) : null,
        row.FinishedAt is null ? page?.Fault : null);

    private IPagedSource? Source(JsonInput input)
    {
        var known = sources.OfType<IPagedSource>().ToList();
        var name = input.Text("system", 40, required: true);
        var source = known.FirstOrDefault(s => s.Vendor == name);
        return source is null && name is not null ? input.Fault<IPagedSource>("system", "value", $"system is one of: {string.Join(", ", known.Select(s => s.Vendor))}.") : source;
    }

    private static string? Type(JsonInput input, IPagedSource? source)
    {
        var type = input.Text("object", 100, required: true);
        return type is not null && source?.Types.Contains(type) == false
            ? input.Fault<string>("object", "value", $"object is one of: {string.Join(", ", source.Types)}.")
            : type;
    }
}
