using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Sla;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Api;

/// <summary>Who is to be called by when, and how well that goes.</summary>
public sealed class CallSlaFunctions(Database database, TimeProvider time)
{
    /// <summary>A page of clocks, attainment by owner, team, source and hour, and how long the first call takes.</summary>
    [Function("ListSla")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Period("the call's deadline")]
    [Query("state", "Only clocks in this state.", OneOf = typeof(SlaState))]
    [Query("owner", "Only clocks of this owner.")]
    [Query("groups", "false leaves attainment out, which adds up all calls.", Type = "boolean", Default = "true")]
    [Answers(200, typeof(SlaPage))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sla")] HttpRequest request, CancellationToken cancel)
    {
        // Whoever looks at who waits every few seconds does not want all calls of all time summed up each time.
        var isSummed = request.Query["groups"].ToString() != "false";
        var (filter, faults) = Filter(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        return await database.ReadAsync(
            async sql =>
            {
                var found = await sql.ListSlasAsync(filter);
                var page = found.Take(filter.Limit - 1).ToList();
                return Answer.Ok(new SlaPage(
                    page.Select(Item), found.Count > page.Count ? new Position(page[^1].DueAt, page[^1].SlaId).Text : null,
                    isSummed ? (await sql.AttainmentAsync(filter)).Select(Group) : null,
                    isSummed ? FirstTouch(await sql.FirstTouchesAsync(filter)) : null));
            },
            cancel);
    }

    private static (SlaFilter Filter, IReadOnlyList<FieldFault> Faults) Filter(IQueryCollection query)
    {
        var (paging, pagingFaults) = Paging.Read(query);
        var (days, dayFaults) = DayRange.Read(query);
        var state = query["state"].ToString() is { Length: > 0 } s ? s : null;
        var filter = new SlaFilter(
            state,
            query["owner"].ToString() is { Length: > 0 } owner ? owner : null,
            days.From,
            days.Until,
            SoonestFirst: state is SlaState.Running or SlaState.Paused,
            paging.After?.At,
            paging.After?.Id,
            paging.Limit + 1);
        IEnumerable<FieldFault> unknown = state is null || SlaState.All.Contains(state)
            ? []
            : [new FieldFault("/state", "value", $"state is one of: {string.Join(", ", SlaState.All)}.")];
        return (filter, [.. pagingFaults, .. dayFaults, .. unknown]);
    }

    private SlaItem Item(SlaListRow c) => new(
        c.SlaId, c.LeadId, c.ContactId, c.CompanyId, c.OwnerId, c.Team, c.OwnerName, c.FirstName, c.LastName, c.Email, c.Phone,
        c.CompanyName, c.LeadScore, c.LifecycleStage, c.Policy, c.StartedAt, c.DueAt, c.State,
        c.State is SlaState.Running or SlaState.Paused ? (long?)(c.DueAt - time.GetUtcNow()).TotalSeconds : null, c.CalledAt,
        c.SecondsToCall, c.RemindedAt, c.BreachedAt, c.EscalatedAt, c.NextAt, c.PausedUntil, c.PauseReason, c.Snoozes, c.GivenUpAt);

    private static SlaGroup Group(SlaGroupRow g) => new(g.GroupBy, g.GroupKey, g.Met, g.Breached, (double)g.Met / (g.Met + g.Breached), g.P50Seconds, g.P90Seconds);

    private static FirstTouchView FirstTouch(IReadOnlyList<FirstTouchRow> rows)
    {
        var counts = rows.ToDictionary(r => r.UpToSeconds, r => r.Clocks);
        var all = counts.Values.Sum();
        FirstTouchBucket Bucket(long bound) => new FirstTouchBucket(
            bound == 0 ? (long?)null : bound, counts.GetValueOrDefault(bound),
            all == 0 ? (double?)null : (double)counts.GetValueOrDefault(bound) / all);
        return new FirstTouchView(SlaReport.FirstTouchBounds.Select(b => Bucket(b)).Append(Bucket(0)), counts.GetValueOrDefault(-1), all);
    }
}
