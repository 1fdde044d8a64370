using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Orchestrations;

namespace RevOps.Functions.Sla;

/// <summary>What became of a person's word to a clock.</summary>
public abstract record ClockAnswer
{
    private ClockAnswer()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Clock">The clock as it stands; null for a lead without one.</param>
    /// <param name="Promises">What must follow.</param>
    public sealed record Done(SlaRow? Clock, IReadOnlyList<OutboxItem> Promises) : ClockAnswer;

    /// <summary>It cannot be done as things stand.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : ClockAnswer;

    /// <summary>A field is wrong.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Code">Short and stable.</param>
    /// <param name="Detail">One sentence.</param>
    public sealed record Wrong(string Field, string Code, string Detail) : ClockAnswer;

    /// <summary>There is no such lead.</summary>
    public sealed record NoLead : ClockAnswer;
}

/// <summary>Lets people, and what they write elsewhere, change running clocks: put off, go on, give to somebody else.</summary>
public sealed class ClockControl(CallClocks clocks, LeadAssignment assignment)
{
    /// <summary>Puts a clock off until a time.</summary>
    public async Task<ClockAnswer> SnoozeAsync(SqlSession sql, string leadId, DateTimeOffset until, string reason, DateTimeOffset now)
    {
        if (await FindAsync(sql, leadId, now) is not { } at)
        {
            return await MissingAsync(sql, leadId);
        }

        var limit = at.Clock.IsOpen ? at.Clock.Plan().Snooze : null;
        if (limit is null || at.Clock.Snoozes >= limit.Times)
        {
            return new ClockAnswer.Refused(limit is null ? Ended(at.Clock) : $"The clock was put off {at.Clock.Snoozes} times; its policy allows {limit.Times}.");
        }

        if (until <= now || until - now > limit.Longest)
        {
            return new ClockAnswer.Wrong("until", "range", $"A clock may be put off until a time to come, by {limit.Longest.TotalMinutes:0} minutes at most.");
        }

        var paused = await clocks.PauseAsync(sql, at.Clock, await OwnerAsync(sql, at.Clock.OwnerId), now, until, reason);
        return await DoneAsync(sql, paused with { Snoozes = paused.Snoozes + 1 }, now);
    }

    /// <summary>Lets a paused clock go on.</summary>
    public async Task<ClockAnswer> ResumeAsync(SqlSession sql, string leadId, DateTimeOffset now)
    {
        if (await FindAsync(sql, leadId, now) is not { } at)
        {
            return await MissingAsync(sql, leadId);
        }

        if (at.Clock.State != SlaState.Paused)
        {
            return new ClockAnswer.Refused($"The clock is not paused: it is {at.Clock.State}.");
        }

        var owner = await OwnerAsync(sql, at.Clock.OwnerId);
        var standing = CallClockPlan.Resume(at.Clock.Plan(), at.Clock.Standing, assignment.CalendarOf(owner), now);
        await sql.AddSlaHistoryAsync(at.Clock.SlaId, SlaState.Running, now, "resumed");
        await sql.ExecuteAsync("tasks/move_due", new { at.Clock.LeadId, standing.DueAt });
        return await DoneAsync(sql, at.Clock.At(standing) with { State = SlaState.Running, PausedUntil = null }, now);
    }

    /// <summary>Gives a lead to an owner, as a person or the CRM says; its clock goes on.</summary>
    public async Task<ClockAnswer> AssignAsync(SqlSession sql, string leadId, string ownerId, string reason, DateTimeOffset now)
    {
        if (await sql.LockForScoringAsync(leadId) is not { } lead)
        {
            return new ClockAnswer.NoLead();
        }

        if (await OwnerAsync(sql, ownerId) is not { Active: true } owner)
        {
            return new ClockAnswer.Wrong("ownerId", "unknown", $"There is no active owner '{ownerId}'.");
        }

        var at = await FindAsync(sql, leadId, now);
        if (lead.OwnerId == ownerId)
        {
            return new ClockAnswer.Done(at?.Clock, []);
        }

        var waiting = at is { Clock: { IsOpen: true } or { State: SlaState.Breached, NextAt: not null } } ? at.Value.Clock : null;
        return await assignment.ToAsync(sql, lead, waiting, owner, reason, now) is { } moved
            ? await DoneAsync(sql, moved, now)
            : new ClockAnswer.Done(at?.Clock, []);
    }

    /// <summary>Promises that a clock's orchestration looks again.</summary>
    internal static async Task<OutboxItem> PromisedAsync(SqlSession sql, string slaId, DateTimeOffset now)
    {
        var promise = CallClockClient.WakePromise(slaId);
        await sql.PromiseAsync(promise, now);
        return promise;
    }

    private static async Task<(SlaRow Clock, ScoringRow Lead)?> FindAsync(SqlSession sql, string leadId, DateTimeOffset now) =>
        await sql.NewestSlaAsync(leadId) is { } newest && await CallClocks.LockAsync(sql, newest.SlaId, now) is { } at ? (at.Clock.Adopted(), at.Lead) : null;

    private static async Task<ClockAnswer> MissingAsync(SqlSession sql, string leadId) => await sql.FindLeadAsync(leadId) is null
        ? new ClockAnswer.NoLead()
        : new ClockAnswer.Refused("The lead has no call clock.");

    private static async Task<OwnerRow?> OwnerAsync(SqlSession sql, string ownerId) => (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == ownerId);

    private static string Ended(SlaRow clock) => $"The clock has ended: it is {clock.State}.";

    private async Task<ClockAnswer> DoneAsync(SqlSession sql, SlaRow clock, DateTimeOffset now)
    {
        var scheduled = await clocks.ScheduledAsync(sql, clock);
        await CallClocks.SaveAsync(sql, scheduled);
        return new ClockAnswer.Done(scheduled, [await PromisedAsync(sql, clock.SlaId, now)]);
    }
}
