using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Scoring;

/// <summary>Qualified leads that are not ready to buy after all.</summary>
public sealed class RecycleFunction(LeadRecycling recycling)
{
    /// <summary>Sends a lead back to nurture: stops its clock, completes its task. The owner stays noted on it.</summary>
    [Function("RecycleLead")]
    [Access(Scope.Agent)]
    [Takes("RecycleInput")]
    [Answers(200, typeof(RecycleView))]
    [Refuses(409)]
    public async Task<IResult> Recycle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/recycle")] HttpRequest request, string id, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var (recycleId, reason) = (input.Text("id", 100), input.Text("reason", 500));
        if (input.Faults.Count > 0)
        {
            return Problem.Invalid(input.Faults);
        }

        return await recycling.RecycleAsync(id, recycleId, reason, cancel) switch
        {
            RecycleResult.Done done => Answer.Ok(View(done.State)),
            RecycleResult.Refused refused => Problem.Conflict(refused.Reason),
            _ => Problem.NotFound("There is no lead of that id."),
        };
    }

    private static RecycleView View(RecycleState state) => new(
        state.RecycleId, state.Lead.LeadId, state.Lead.LifecycleStage, state.Lead.Status, state.RecycledAt, state.Lead.OwnerId,
        state.Clock is { } clock ? LeadViews.Clock(clock) : null);
}
