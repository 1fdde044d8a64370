using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Core.Lifecycle;
using RevOps.Core.Nurture;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Outbox;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Puts single leads into sequences and takes them out.</summary>
public sealed class NurtureLeadFunctions(Database database, RuleBook rules, NurtureEntry entry, OutboxDispatcher outbox, TimeProvider time)
{
    private const int MaxReason = 200;

    /// <summary>Enrolls a lead, whether or not it meets the entry conditions.</summary>
    [Function("EnrollLead")]
    [Access(Scope.Agent)]
    [Path("sequence", "The sequence.")]
    [Takes("EnrollInput")]
    [Answers(201, typeof(EnrollmentView))]
    [Answers(200, typeof(EnrollmentView))]
    [Refuses(409)]
    public async Task<IResult> Enroll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nurture/{sequence}/enroll")] HttpRequest request,
        string sequence,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (rules.Current.Nurture.Find(sequence) is not { } found)
        {
            return Problem.NotFound("There is no sequence of that id.");
        }

        var input = JsonInput.Of(body);
        var leadId = input.Text("leadId", 100, required: true);
        if (leadId is null)
        {
            return Problem.Invalid(input.Faults);
        }

        var (answer, promises) = await database.WriteAsync(sql => EnrollAsync(sql, found, leadId), cancel);
        await outbox.SendAsync(promises, orchestrations, cancel);
        return answer;
    }

    /// <summary>Takes a lead out of its sequence.</summary>
    [Function("ExitNurture")]
    [Access(Scope.Agent)]
    [Takes("ExitInput")]
    [Answers(200, typeof(NurtureOfLead))]
    public async Task<IResult> Exit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leads/{id}/nurture/exit")] HttpRequest request, string id, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var reason = input.Text("reason", MaxReason, required: true);
        return reason is null ? Problem.Invalid(input.Faults) : await database.WriteAsync(sql => ExitAsync(sql, id, reason), cancel);
    }

    private async Task<(IResult Answer, IReadOnlyList<OutboxItem> Promises)> EnrollAsync(SqlSession sql, NurtureSequence sequence, string leadId)
    {
        if (await sql.LockForScoringAsync(leadId) is not { } lead)
        {
            return (Problem.NotFound("There is no lead of that id."), []);
        }

        var now = time.GetUtcNow();
        var open = (await sql.EnrollmentsOfLeadAsync(leadId)).FirstOrDefault(e => e.ExitedAt is null);
        if (open?.Sequence == sequence.Id)
        {
            return (Answer.Ok(await ViewAsync(sql, leadId, open.EnrollmentId, now)), []);
        }

        if (WhyNot(lead, open) is { } reason)
        {
            return (Problem.Conflict(reason), []);
        }

        var cause = $"api {sequence.Id} {now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        var promises = await entry.EnrollAsync(sql, leadId, sequence, cause, now);
        return (Answer.Created(await ViewAsync(sql, leadId, NurtureEntry.EnrollmentId(leadId, cause), now)), promises);
    }

    private async Task<IResult> ExitAsync(SqlSession sql, string leadId, string reason)
    {
        if (await sql.LockForScoringAsync(leadId) is null)
        {
            return Problem.NotFound("There is no lead of that id.");
        }

        var now = time.GetUtcNow();
        await sql.ExitNurtureAsync(leadId, reason, now);
        return Answer.Ok(new NurtureOfLead(NurtureViews.Enrollments(await sql.EnrollmentsOfLeadAsync(leadId), await sql.StepsOfLeadAsync(leadId), now)));
    }

    private static string? WhyNot(ScoringRow lead, EnrollmentRow? open) => open is not null
        ? $"The lead is in sequence {open.Sequence}: a lead is in one at a time."
        : lead.IsTest ? "A test lead is kept, not worked."
        : LeadStatuses.IsOpen(lead.Status) ? null
        : $"The lead is closed ({lead.Status}).";

    private static async Task<EnrollmentView> ViewAsync(SqlSession sql, string leadId, string enrollmentId, DateTimeOffset now) => NurtureViews.Enrollment(
        (await sql.FindEnrollmentAsync(enrollmentId))!,
        (await sql.StepsOfLeadAsync(leadId)).Where(s => s.EnrollmentId == enrollmentId),
        now);
}
