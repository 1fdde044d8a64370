using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outreach;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Scoring;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Sla;

/// <summary>What follows a call, by <c>followUp</c> in <c>rules/sla.json</c>: another attempt, another number, or the end of trying.</summary>
public sealed class CallFollowUps(RuleBook rules, LeadAssignment assignment, LeadRecycling recycling)
{
    /// <summary>Writes what follows, in the call's transaction.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead after the call.</param>
    /// <param name="call">The call, which is kept already.</param>
    /// <param name="now">Now.</param>
    /// <returns>Where that left the lead.</returns>
    public async Task<LeadState> ApplyAsync(SqlSession sql, ScoringRow lead, CallRow call, DateTimeOffset now)
    {
        var owners = await sql.OwnersAsync();
        var owner = owners.FirstOrDefault(o => o.OwnerId == lead.OwnerId) ?? owners.FirstOrDefault(o => o.OwnerId == call.OwnerId);
        if (owner is null || lead.IsTest || !LeadStatuses.IsOpen(lead.Status) || lead.State.Stage >= LifecycleStage.Sql
            || await sql.IsWithdrawnAsync(lead.ContactId, ConsentPurpose.Phone))
        {
            return lead.State;
        }

        var made = new MadeCall(call.CalledAt, call.Direction, call.Outcome);
        switch (FollowUps.After(rules.Current.Sla.FollowUp, await sql.CallsSinceAsync(lead), made, assignment.CalendarOf(owner)))
        {
            case FollowUp.Retry retry when !await sql.IsWrongNumberAsync(lead.ContactId, lead.Phone):
                await AskAsync(sql, call, owner, TaskKinds.CallAgain, retry.At, $"Not reached. Attempt {retry.Attempt}: call again at {retry.At:u}.", now);
                return lead.State;
            case FollowUp.Retry or FollowUp.FindNumber:
                await AskAsync(sql, call, owner, TaskKinds.FindNumber, null, "The number we have is wrong: find another one.", now);
                return lead.State;
            case FollowUp.Exhausted exhausted:
                return await EndAsync(sql, lead, call, owner, exhausted, now);
            default:
                return lead.State;
        }
    }

    private static async Task AskAsync(SqlSession sql, CallRow call, OwnerRow owner, string kind, DateTimeOffset? dueAt, string words, DateTimeOffset now)
    {
        await sql.AddTaskAsync(DeterministicId.From("task", call.LeadId, call.CallId), call.LeadId, owner.OwnerId, kind, dueAt, now);
        await sql.NotifyAsync(kind == TaskKinds.CallAgain ? "call-again" : "call-wrong-number", call.CallId, call.LeadId, owner.OwnerId, words, now);
    }

    private async Task<LeadState> EndAsync(
        SqlSession sql, ScoringRow lead, CallRow call, OwnerRow owner, FollowUp.Exhausted exhausted, DateTimeOffset now)
    {
        var reason = $"Not reached in {exhausted.Attempts} attempts.";
        if (exhausted.Then == WhenExhausted.Recycle
            && await recycling.RecycleAsync(sql, lead.LeadId, DeterministicId.From("rec", call.CallId), reason) is RecycleResult.Done done)
        {
            return done.State.Lead.State;
        }

        await sql.NotifyAsync("call-given-up", call.CallId, lead.LeadId, owner.ManagerId ?? owner.OwnerId, reason, now);
        return lead.State;
    }
}
