using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Effects;

/// <summary>What left, what waits, what was given up; and sending again.</summary>
public sealed class EffectApi(Database database, TimeProvider time)
{
    /// <summary>A page of effects, newest first, without their payloads.</summary>
    [Function("ListEffects")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Query("state", "Only effects in this state.", OneOf = typeof(EffectState))]
    [Query("destination", "Only effects for this receiver.")]
    [Answers(200, typeof(Page<EffectItem>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "effects")] HttpRequest request, CancellationToken cancel)
    {
        var state = Filter(request, "state");
        var (limit, before, faults) = PageOf(request);
        if (state is not null && !EffectState.All.Contains(state))
        {
            faults = [.. faults, new FieldFault("/state", "value", $"state is one of: {string.Join(", ", EffectState.All)}.")];
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var found = await database.ReadAsync(sql => sql.ListEffectsAsync(state, Filter(request, "destination"), before, limit + 1), cancel);
        var page = found.Take(limit).ToList();
        return Answer.Ok(Page.Of(page.Select(Item), found.Count > limit ? page[^1].Seq.ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <summary>One effect with its payload.</summary>
    [Function("GetEffect")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(EffectDetail))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "effects/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindEffectAsync(id), cancel) is { } effect
            ? Answer.Ok(Detail(effect))
            : Problem.NotFound("There is no effect of that id.");

    /// <summary>Sends an effect that has come to its end once more.</summary>
    [Function("ReplayEffect")]
    [Access(Scope.Admin)]
    [Answers(202, typeof(EffectDetail))]
    [Refuses(409)]
    public async Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "effects/{id}/replay")] HttpRequest request, string id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.WriteAsync(
            async sql => await sql.FindEffectAsync(id) switch
            {
                null => Problem.NotFound("There is no effect of that id."),
                { } effect when await sql.ReplayAsync(effect, now) => Answer.Accepted(Detail((await sql.FindEffectAsync(id))!)),
                _ => Problem.Conflict("The effect is pending: it is sent when its turn comes."),
            },
            cancel);
    }

    private static (int Limit, long? Before, IReadOnlyList<FieldFault> Faults) PageOf(HttpRequest request)
    {
        var (paging, faults) = Paging.Read(new QueryCollection(request.Query.Where(q => q.Key != "cursor").ToDictionary()));
        long? before = null;
        if (Filter(request, "cursor") is { } cursor)
        {
            before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
            faults = before is null ? [.. faults, new FieldFault("/cursor", "format", "cursor is the nextCursor of an earlier answer.")] : faults;
        }

        return (paging.Limit, before, faults);
    }

    private static string? Filter(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private static EffectItem Item(EffectRow e) => new(
        e.EffectId, e.Destination, e.OrderKey, e.Kind, e.State, e.CreatedAt, e.DueAt, e.Attempts, e.LockedUntil, e.Fault, e.DoneAt);

    private static EffectDetail Detail(EffectRow e) => new(Item(e)) { Payload = JsonSerializer.Deserialize<JsonElement>(e.Payload) };
}
