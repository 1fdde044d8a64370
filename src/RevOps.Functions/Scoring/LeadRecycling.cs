using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Nurture;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Scoring;

/// <summary>Where a recycling left a lead.</summary>
/// <param name="RecycleId">The recycling.</param>
/// <param name="RecycledAt">When.</param>
/// <param name="Lead">The lead.</param>
/// <param name="Clock">Its newest call clock, if any.</param>
public sealed record RecycleState(string RecycleId, DateTimeOffset RecycledAt, ScoringRow Lead, SlaRow? Clock);

/// <summary>What recycling a lead came to.</summary>
public abstract record RecycleResult
{
    private RecycleResult()
    {
    }

    /// <summary>Done now, or by the same call before.</summary>
    /// <param name="State">Where the lead stands.</param>
    public sealed record Done(RecycleState State) : RecycleResult;

    /// <summary>The lead cannot be recycled as it stands.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : RecycleResult;

    /// <summary>There is no such lead.</summary>
    public sealed record NoLead : RecycleResult;
}

/// <summary>Sends leads back to nurture, each in one transaction with everything that it changes.</summary>
public sealed class LeadRecycling(Database database, NurtureEntry nurture, RuleBook rules, TimeProvider time)
{
    /// <summary>Recycles a lead, once per id. Without an id, a lead that is recycled already stays as it is.</summary>
    public Task<RecycleResult> RecycleAsync(string leadId, string? id, string? reason, CancellationToken cancel) =>
        database.WriteAsync(sql => RecycleAsync(sql, leadId, id, reason), cancel);

    /// <inheritdoc cref="RecycleAsync(string, string?, string?, CancellationToken)"/>
    internal async Task<RecycleResult> RecycleAsync(SqlSession sql, string leadId, string? id, string? reason)
    {
        if (await sql.LockForScoringAsync(leadId) is not { } lead)
        {
            return new RecycleResult.NoLead();
        }

        if (id is not null && await sql.FindRecycleAsync(id) is { } known)
        {
            return known.LeadId == leadId
                ? await DoneAsync(sql, known.RecycleId, known.RecycledAt, lead)
                : new RecycleResult.Refused("A recycling of this id was done for another lead.");
        }

        if (id is null && lead is { Status: LeadStatuses.Recycled, RecycledAt: { } recycledAt })
        {
            return await DoneAsync(sql, RecycleId(leadId, recycledAt), recycledAt, lead);
        }

        var now = time.GetUtcNow();
        return LeadLifecycle.Recycle(lead.State, reason) is { } change
            ? await ApplyAsync(sql, lead, change, new LeadRecycle(
                id ?? RecycleId(leadId, now), leadId, now, reason, lead.OwnerId, change.State.Stage.Text(), change.State.Status))
            : new RecycleResult.Refused(WhyNot(lead.State));
    }

    private async Task<RecycleResult> ApplyAsync(SqlSession sql, ScoringRow lead, LifecycleChange change, LeadRecycle recycle)
    {
        var now = recycle.RecycledAt;
        await sql.RecycleAsync(recycle);
        await sql.AddStageAsync(lead.LeadId, recycle.Stage, now, change.Reason);
        await sql.ExecuteAsync("tasks/complete", new { lead.LeadId, At = now });
        if (await sql.NewestSlaAsync(lead.LeadId) is { IsOpen: true } clock)
        {
            await sql.CancelSlaAsync(clock, now, "the lead was recycled");
        }

        await sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadRecycled, recycle.RecycleId, now)
        {
            LeadId = lead.LeadId,
            ContactId = lead.ContactId,
            Facts = new Dictionary<string, object?> { ["reason"] = recycle.Reason },
        });
        var after = lead with { LifecycleStage = recycle.Stage, Status = recycle.Status, RecycledAt = now };
        await nurture.EnterAsync(sql, await NurtureLead.ReadAsync(sql, after, rules), recycle.RecycleId, now);
        return await DoneAsync(sql, recycle.RecycleId, now, after);
    }

    private static async Task<RecycleResult> DoneAsync(SqlSession sql, string id, DateTimeOffset at, ScoringRow lead) =>
        new RecycleResult.Done(new RecycleState(id, at, lead, await sql.NewestSlaAsync(lead.LeadId)));

    private static string RecycleId(string leadId, DateTimeOffset at) =>
        DeterministicId.From("rec", leadId, at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string WhyNot(LeadState state) => LeadStatuses.IsOpen(state.Status)
        ? $"The lead is at stage {state.Stage.Text()}: only one that has qualified (MQL or later) can be recycled."
        : $"The lead is closed ({state.Status}): the next submission opens a new one.";
}
