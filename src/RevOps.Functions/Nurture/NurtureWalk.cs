using System.Diagnostics;
using RevOps.Core.Identity;
using RevOps.Core.Nurture;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Nurture;

/// <summary>One run over one enrolment, within a transaction that has locked it.</summary>
/// <param name="sql">The transaction.</param>
/// <param name="sequence">The version that it goes through.</param>
/// <param name="lead">Its lead.</param>
/// <param name="facts">What is known of the lead.</param>
/// <param name="row">The enrolment as it was read.</param>
/// <param name="now">Now.</param>
/// <param name="effects">What makes things happen outside.</param>
/// <param name="fallbackOwnerId">Who gets the tasks of leads without an owner.</param>
internal sealed class NurtureWalk(
    SqlSession sql,
    NurtureSequence sequence,
    ScoringRow lead,
    NurtureFacts facts,
    EnrollmentRow row,
    DateTimeOffset now,
    INurtureEffects effects,
    string fallbackOwnerId)
{
    // Somebody who is asked to come back at once would be asked again and again.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    private readonly EnrollmentRow _before = row;
    private EnrollmentRow _row = row;

    /// <summary>Does the steps that are due.</summary>
    /// <returns>When there is more to do.</returns>
    public async Task<NurtureWake> GoAsync()
    {
        while (true)
        {
            var at = new NurturePosition(_row.Step!, _row.EnteredAt ?? now, _row.EnrolledAt, lead.ContactId);
            switch (NurtureEngine.Next(sequence, at, facts, now))
            {
                case NurtureMove.Wait wait:
                    return await WaitAsync(wait.Until, wait.ListensForTouchpoints);
                case NurtureMove.Leave leave:
                    await NoteAsync(leave.IsGoal ? "goal" : "exit", leave.Reason);
                    if (leave.IsGoal)
                    {
                        await sql.DropMailsAsync(lead.LeadId, leave.Reason, now);
                    }

                    return await LeaveAsync(leave.Reason);
                case NurtureMove.Go go:
                    await NoteAsync(go.Step.Kind, go.Result);
                    if (!Enter(go.Next))
                    {
                        return await LeaveAsync(NurtureStore.Completed);
                    }

                    break;
                case NurtureMove.Act act:
                    if (await ActAsync(act) is { } wake)
                    {
                        return wake;
                    }

                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>Does a step with an effect; null where it goes on at once.</summary>
    private async Task<NurtureWake?> ActAsync(NurtureMove.Act act)
    {
        var result = "done";
        switch (act.Step)
        {
            case NurtureStep.Email email:
                var mailed = await MailAsync(email);
                if (mailed is MailResult.Later later)
                {
                    return await LaterAsync(later);
                }

                var refused = mailed as MailResult.Refused;
                result = refused is null ? "queued" : $"refused: {refused.Reason}";
                if (refused is not null && email.ExitsIfRefused)
                {
                    await NoteAsync(email.Kind, result);
                    return await LeaveAsync("mail refused");
                }

                break;
            case NurtureStep.Audience audience:
                result = await ChangeAudienceAsync(audience) is AudienceResult.Refused no ? $"refused: {no.Reason}" : "queued";
                break;
            case NurtureStep.Todo todo:
                await GiveAsync(todo);
                break;
        }

        await NoteAsync(act.Step.Kind, result);
        return Enter(act.Next) ? null : await LeaveAsync(NurtureStore.Completed);
    }

    private Task<AudienceResult> ChangeAudienceAsync(NurtureStep.Audience audience) => effects.AudienceAsync(
        sql, lead.ContactId, audience.Name, audience.Adds, DeterministicId.From("aud", _row.EnrollmentId, audience.Id), now);

    private Task<MailResult> MailAsync(NurtureStep.Email email) => effects.MailAsync(
        sql,
        new MailRequest(MailIds.Of(_row.EnrollmentId, email.Id), lead.ContactId, lead.LeadId, email.Template, sequence.Id),
        now);

    private async Task<NurtureWake> LaterAsync(MailResult.Later later)
    {
        await NoteAsync("email", $"later: {later.Reason}");
        return await WaitAsync(later.At < now + ShortestPause ? now + ShortestPause : later.At, listens: false);
    }

    private async Task GiveAsync(NurtureStep.Todo todo)
    {
        var taskId = DeterministicId.From("task", _row.EnrollmentId, todo.Id);
        var ownerId = lead.OwnerId ?? fallbackOwnerId;
        await sql.ExecuteAsync("tasks/insert_with_text", new
        {
            TaskId = taskId,
            lead.LeadId,
            OwnerId = ownerId,
            Kind = todo.What,
            DueAt = now + todo.DueIn,
            Now = now,
            todo.Text,
        });
        await sql.NotifyAsync("nurture-task", taskId, lead.LeadId, ownerId, todo.Text, now);
    }

    private Task NoteAsync(string action, string result)
    {
        _row = _row with { Seq = _row.Seq + 1 };
        return sql.AddStepAsync(new StepRow
        {
            EnrollmentId = _row.EnrollmentId,
            Seq = _row.Seq,
            Step = _row.Step!,
            At = now,
            Action = action,
            Result = result,
        });
    }

    private bool Enter(string? next)
    {
        if (next is not null)
        {
            _row = _row with { Step = next, EnteredAt = now };
        }

        return next is not null;
    }

    private async Task<NurtureWake> WaitAsync(DateTimeOffset until, bool listens)
    {
        await sql.StandAsync(_before, _row with { NextAt = until }, listens || sequence.ListensForGoals, hasTimer: true);
        return new NurtureWake(until);
    }

    private async Task<NurtureWake> LeaveAsync(string reason)
    {
        await sql.LeaveAsync(_before, _row, reason, now);
        return NurtureWake.Never;
    }
}

/// <summary>Ids of mails: what makes that a step mails once.</summary>
public static class MailIds
{
    /// <summary>The id of the mail of a step, whatever version the step is in.</summary>
    public static string Of(string enrollmentId, string stepId) => DeterministicId.From("mail", enrollmentId, stepId);
}
