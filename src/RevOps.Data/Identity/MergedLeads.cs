using RevOps.Core.Identity.Merging;
using RevOps.Core.Lifecycle;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Sla;

namespace RevOps.Data.Identity;

/// <summary>What a merge does to the open leads of the two: one goes on, the other is closed until the merge is undone.</summary>
internal static class MergedLeads
{
    /// <summary>The open lead that has to give way, if both contacts have one; and the one that is open afterwards, if any.</summary>
    public static async Task<(ClosedLead? Closed, string? OpenLeadId)> FindLeadToCloseAsync(this SqlSession sql, string survivorId, string mergedId)
    {
        var one = await LockOpenAsync(sql, survivorId);
        var other = await LockOpenAsync(sql, mergedId);
        if (one is null || other is null)
        {
            return (null, (one ?? other)?.LeadId);
        }

        var goesOn = OpenLeads.Survivor(one.Facts, other.Facts).LeadId;
        var closes = goesOn == one.LeadId ? other : one;
        var closed = new ClosedLead(
            closes.LeadId,
            closes.LifecycleStage,
            closes.Status,
            goesOn,
            [.. (await sql.QueryAsync<SlaRow>("sla_clocks/running_of_lead", closes)).Select(c => c.SlaId)],
            await sql.QueryAsync<string>("tasks/open_of_lead", closes),
            await sql.QueryAsync<string>("nurture_enrollments/open_of_lead", closes));
        return (closed, goesOn);
    }

    /// <summary>Closes a lead in favour of another: its clock is cancelled, its task done, its nurture left.</summary>
    public static async Task CloseMergedLeadAsync(this SqlSession sql, ClosedLead lead, DateTimeOffset now)
    {
        var reason = $"merged into {lead.SurvivorId}";
        await sql.ExecuteAsync("leads/close_merged", new { lead.LeadId, lead.SurvivorId, Now = now });
        await sql.AddStageNoteAsync(lead.LeadId, now, reason);
        foreach (var clock in await sql.QueryAsync<SlaRow>("sla_clocks/running_of_lead", new { lead.LeadId }))
        {
            await sql.CancelSlaAsync(clock, now, reason);
        }

        await sql.ExecuteAsync("tasks/complete", new { lead.LeadId, At = now });
        await sql.ExitNurtureAsync(lead.LeadId, reason, now);
    }

    /// <summary>
    /// Opens it again as it was, unless its contact has opened another lead meanwhile. A cancelled clock runs again only where its
    /// deadline is still to come; its orchestration goes on if it has not ended, else the sweep settles the clock.
    /// </summary>
    public static async Task ReopenMergedLeadAsync(this SqlSession sql, ClosedLead lead, DateTimeOffset now)
    {
        var contactId = await sql.FindAsync<string>("leads/contact_of", new { lead.LeadId });
        var open = await sql.FindOpenLeadAsync(contactId!);
        var status = open is null ? lead.Status : LeadStatuses.Disqualified;
        if (await sql.ExecuteAsync("leads/reopen_unmerged", new { lead.LeadId, lead.SurvivorId, Status = status, Now = now }) == 0)
        {
            return;
        }

        await sql.AddStageNoteAsync(lead.LeadId, now, open is null ? "unmerged" : $"unmerged; stays closed, since {open.LeadId} is open");
        if (open is not null)
        {
            return;
        }

        foreach (var slaId in lead.SlaIds)
        {
            await sql.ResumeSlaAsync(slaId, now);
        }

        await sql.ExecuteAsync("tasks/reopen", new { lead.TaskIds });
        await sql.ExecuteAsync("nurture_enrollments/reenter", new { lead.EnrollmentIds });
    }

    /// <summary>The open leads of two contacts.</summary>
    public static async Task<IReadOnlyList<string>> OpenLeadIdsAsync(this SqlSession sql, string contactId, string otherId) =>
        [.. new[] { await sql.FindOpenLeadAsync(contactId), await sql.FindOpenLeadAsync(otherId) }.OfType<OpenLead>().Select(l => l.LeadId)];

    /// <summary>Locked first, then read: scoring may be about to move it on.</summary>
    private static async Task<LeadToMerge?> LockOpenAsync(SqlSession sql, string contactId)
    {
        if (await sql.FindOpenLeadAsync(contactId) is not { } open)
        {
            return null;
        }

        await sql.FindAsync<string>("leads/lock", new { open.LeadId });
        return await sql.FindAsync<LeadToMerge>("leads/open_of_contact", new { ContactId = contactId });
    }

    private sealed record LeadToMerge
    {
        public required string LeadId { get; init; }

        public required string LifecycleStage { get; init; }

        public required string Status { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public OpenLeadFacts Facts =>
            new(LeadId, LifecycleStages.TryParse(LifecycleStage, out var stage) ? stage : Core.Lifecycle.LifecycleStage.Lead, CreatedAt);
    }
}
