using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Api;

/// <summary>What people say to a running call clock: not now, go on, somebody else.</summary>
public sealed class CallClockFunctions(Database database, ClockControl control, OutboxDispatcher outbox, TimeProvider time)
{
    private const int MaxReason = 500;
    private const int MonthInMinutes = 30 * 24 * 60;

    /// <summary>Puts the clock off until a time, with a reason.</summary>
    [Function("SnoozeClock")]
    [Access(Scope.Agent)]
    [Takes("SnoozeInput")]
    [Answers(200, typeof(ClockControlView))]
    [Refuses(409)]
    public async Task<IResult> Snooze(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/sla/snooze")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var (input, refusal) = await InputAsync(request, cancel);
        if (input is null)
        {
            return refusal!;
        }

        var now = time.GetUtcNow();
        var (until, minutes) = (input.Time("until"), input.Number("minutes", 1, MonthInMinutes));
        var reason = input.Text("reason", MaxReason, required: true);
        if (input.Faults.Count == 0 && until is null == minutes is null)
        {
            input.Fault<string>("until", "required", "Give either until or minutes.");
        }

        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : await AnswerAsync(id, sql => control.SnoozeAsync(sql, id, until ?? now.AddMinutes(minutes!.Value), reason!, now), orchestrations, cancel);
    }

    /// <summary>Lets the clock go on before its pause ends.</summary>
    [Function("ResumeClock")]
    [Access(Scope.Agent)]
    [Answers(200, typeof(ClockControlView))]
    [Refuses(409)]
    public Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/sla/resume")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel) =>
        AnswerAsync(id, sql => control.ResumeAsync(sql, id, time.GetUtcNow()), orchestrations, cancel);

    /// <summary>Gives the lead to an owner, with its tasks and its clock.</summary>
    [Function("AssignLead")]
    [Access(Scope.Agent)]
    [Takes("AssignInput")]
    [Answers(200, typeof(ClockControlView))]
    [Refuses(409)]
    public async Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/assign")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var (input, refusal) = await InputAsync(request, cancel);
        if (input is null)
        {
            return refusal!;
        }

        var (ownerId, reason) = (input.Text("ownerId", 100, required: true), input.Text("reason", MaxReason, required: true));
        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : await AnswerAsync(id, sql => control.AssignAsync(sql, id, ownerId!, reason!, time.GetUtcNow()), orchestrations, cancel);
    }

    private static async Task<(JsonInput? Input, IResult? Refusal)> InputAsync(HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        return refusal is null ? (JsonInput.Of(body), null) : (null, refusal);
    }

    private async Task<IResult> AnswerAsync(
        string leadId, Func<SqlSession, Task<ClockAnswer>> act, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var (answer, lead, chain) = await database.WriteAsync(
            async sql => (await act(sql), await sql.FindLeadAsync(leadId), await sql.AssignmentsAsync(leadId)), cancel);
        switch (answer)
        {
            case ClockAnswer.Done done:
                await outbox.SendAsync(done.Promises, orchestrations, cancel);
                return Answer.Ok(new ClockControlView(
                    leadId, lead!.OwnerId, done.Clock is { } clock ? LeadViews.Clock(clock) : null, done.Clock?.PausedUntil,
                    chain.Select(LeadViews.Assignment)));
            case ClockAnswer.Wrong wrong:
                return Problem.Invalid(new FieldFault($"/{wrong.Field}", wrong.Code, wrong.Detail));
            case ClockAnswer.Refused refused:
                return Problem.Conflict(refused.Reason);
            default:
                return Problem.NotFound("There is no lead of that id.");
        }
    }
}
