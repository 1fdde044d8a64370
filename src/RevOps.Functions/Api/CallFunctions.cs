using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Data.Sla;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Api;

/// <summary>Calls, as people and telephony log them.</summary>
public sealed partial class CallFunctions(CallLog calls, TimeProvider time, ILogger<CallFunctions> log)
{
    // A caller's clock may be a little ahead of ours.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Logs a call to a lead: stops the clock, adds the touchpoint, moves the lead on.</summary>
    [Function("LogCall")]
    [Access(Scope.Agent)]
    [Takes("LeadCallInput")]
    [Answers(201, typeof(CallView))]
    [Answers(200, typeof(CallView))]
    [Refuses(409)]
    public async Task<IResult> Log(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/calls")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var call = Read(input, id);
        if (input.Faults.Count > 0)
        {
            return Problem.Invalid(input.Faults);
        }

        switch (await calls.LogAsync(call, cancel))
        {
            case CallLogged.Logged { Wake: var wake } logged:
                await WakeAsync(orchestrations, wake);

                return Answer.Created(View(logged.State));
            case CallLogged.Known known:
                return Answer.Ok(View(known.State));
            case CallLogged.OtherLead:
                return Problem.Conflict("A call of this id was logged for another lead.");
            default:
                return Problem.NotFound("There is no lead of that id.");
        }
    }

    /// <summary>Only to be quick: the call is stored, and the clock reads SQL at its next timer anyway.</summary>
    private async Task WakeAsync(DurableTaskClient orchestrations, SlaRow? clock)
    {
        try
        {
            if (clock is not null)
            {
                await (clock.Terms is null
                    ? CallSlaClient.WakeAsync(orchestrations, clock.SlaId, CancellationToken.None)
                    : CallClockClient.RaiseAsync(orchestrations, clock.SlaId, CancellationToken.None));
            }
        }
        catch (Exception e)
        {
            LogNotWoken(clock?.SlaId, e.GetType().Name);
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "Clock {SlaId} could not be woken ({Fault}); it will see the call at its next timer.")]
    private partial void LogNotWoken(string? slaId, string fault);

    private NewCall Read(JsonInput input, string leadId)
    {
        var now = time.GetUtcNow();
        var calledAt = input.Time("calledAt") ?? now;
        if (calledAt > now + Tolerance)
        {
            input.Fault<string>("calledAt", "range", "calledAt lies in the future.");
        }

        var direction = input.Text("direction", 20) ?? "outbound";
        if (direction is not ("outbound" or "inbound"))
        {
            input.Fault<string>("direction", "value", "direction is outbound or inbound.");
        }

        return new NewCall(
            input.Text("id", 100),
            leadId,
            calledAt,
            direction,
            input.Text("outcome", 64, required: true) ?? "",
            input.Text("disposition", 64),
            input.Number("durationSeconds", 0, 7 * 24 * 3600),
            input.Text("ownerId", 100),
            input.Text("notes", 10_000));
    }

    private static CallView View(CallState state) => new(
        state.CallId, state.TouchpointId, state.LifecycleStage, state.Status, state.Clock is { } clock ? LeadViews.Clock(clock) : null);
}
