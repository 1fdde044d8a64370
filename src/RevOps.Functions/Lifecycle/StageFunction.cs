using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Lifecycle;

/// <summary>Leads that a person or the CRM moves forward.</summary>
public sealed class StageFunction(Database database, LeadStages stages, TimeProvider time)
{
    // A caller's clock may be a little ahead of ours.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Moves a lead forward; the stage that it has already is no fault, an earlier one is.</summary>
    [Function("SetLeadStage")]
    [Access(Scope.Agent)]
    [Takes("StageInput")]
    [Answers(200, typeof(StageView))]
    [Refuses(409)]
    public async Task<IResult> Set(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/stage")] HttpRequest request, string id, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var now = time.GetUtcNow();
        var text = input.Text("stage", 20, required: true);
        if (!LifecycleStages.TryParse(text, out var stage) && text is not null)
        {
            input.Fault<string>("stage", "value", $"stage is one of: {string.Join(", ", LifecycleStages.All)}.");
        }

        var at = input.Time("at") ?? now;
        if (at > now + Tolerance)
        {
            input.Fault<string>("at", "range", "at lies in the future.");
        }

        var reason = input.Text("reason", 500);
        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : await database.WriteAsync(sql => SetAsync(sql, id, stage, at, reason ?? "Set by hand.", now), cancel);
    }

    private async Task<IResult> SetAsync(SqlSession sql, string id, LifecycleStage stage, DateTimeOffset at, string reason, DateTimeOffset now)
    {
        if (await sql.LockForScoringAsync(id) is not { } lead)
        {
            return Problem.NotFound("There is no lead of that id.");
        }

        var state = lead.State;
        if (WhyNot(state, stage) is { } refused)
        {
            return Problem.Conflict(refused);
        }

        if (stage > state.Stage)
        {
            // What is decided now belongs to the time after a recycling, whatever the caller's clock says.
            var since = at <= lead.RecycledAt ? now : at;
            var key = string.Create(CultureInfo.InvariantCulture, $"{stage.Text()}:{since.UtcTicks}");
            state = await stages.ReachAsync(sql, lead, [new StageFact(key, StageFactKind.Reached, stage, since, reason)], DeterministicId.From("stg", id, key), now);
        }

        var view = (await sql.FindLeadAsync(id))!;
        return Answer.Ok(new StageView(
            view.LeadId, state.Stage.Text(), view.Status, view.OwnerId, view.MqlAt, view.SqlAt, view.OppAt, view.CustomerAt));
    }

    private static string? WhyNot(LeadState state, LifecycleStage stage) =>
        stage < state.Stage ? $"The lead is at stage {state.Stage.Text()}: stages only move forward. Recycle it to start again."
        : stage > state.Stage && stage < LifecycleStage.Opp && !LeadStatuses.IsOpen(state.Status) ? $"The lead is closed ({state.Status}): the next submission opens a new one."
        : null;
}
