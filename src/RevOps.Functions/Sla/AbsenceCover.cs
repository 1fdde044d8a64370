using RevOps.Core.Routing;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Data.Owners;
using RevOps.Data.Sla;

namespace RevOps.Functions.Sla;

/// <summary>Sees to the clocks of those who are away now, as each clock's policy says: the lead goes on to somebody else, or the clock stands.</summary>
public sealed class AbsenceCover(Database database, CallClocks clocks, LeadAssignment assignment, TimeProvider time)
{
    /// <summary>Looks at every waiting clock of everybody who is away, each in a transaction of its own.</summary>
    /// <returns>What must follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> CoverAsync(CancellationToken cancel)
    {
        var promises = new List<OutboxItem>();
        foreach (var slaId in await database.ReadAsync(AffectedAsync, cancel))
        {
            promises.AddRange(await database.WriteAsync(sql => CoverAsync(sql, slaId), cancel));
        }

        return promises;
    }

    private async Task<IReadOnlyList<string>> AffectedAsync(SqlSession sql)
    {
        var now = time.GetUtcNow();
        var affected = new List<string>();
        foreach (var owner in await sql.OwnersAsync())
        {
            if (Availability.Absence(owner.State(), now, assignment.CalendarOf(owner).DateAt(now)) is not null)
            {
                affected.AddRange(await sql.WaitingSlasAsync(owner.OwnerId));
            }
        }

        return affected;
    }

    /// <summary>An orchestration that waits for a later time than the clock has now must be told.</summary>
    private async Task<IReadOnlyList<OutboxItem>> CoverAsync(SqlSession sql, string slaId)
    {
        var now = time.GetUtcNow();
        var before = (await sql.FindSlaAsync(slaId))?.NextAt;
        return await clocks.StepAsync(sql, slaId, now) < before ? [await ClockControl.PromisedAsync(sql, slaId, now)] : [];
    }
}
