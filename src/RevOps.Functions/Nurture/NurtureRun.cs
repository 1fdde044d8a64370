using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Outbox;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>
/// Does the steps of an enrolment that are due. Where it stands, what it did and what it queued commit together: so a step is done
/// once, however often and wherever this is run.
/// </summary>
public sealed partial class NurtureRun(RuleBook rules, SequenceVersions versions, INurtureEffects effects, ILogger<NurtureRun> log)
{
    /// <summary>Does what is due now.</summary>
    /// <returns>When there is more to do.</returns>
    public async Task<NurtureWake> StepAsync(SqlSession sql, string enrollmentId, DateTimeOffset now)
    {
        await sql.KeepAsync(NurtureClient.PromiseId(enrollmentId));
        if (await sql.LockEnrollmentAsync(enrollmentId) is not { ExitedAt: null, Version: { } version } row)
        {
            return NurtureWake.Never;
        }

        if (row.PausedAt is not null)
        {
            return await PausedAsync(sql, row, now);
        }

        var lead = await sql.LockForScoringAsync(row.LeadId);
        if (lead is null || await versions.FindAsync(sql, row.Sequence, version) is not { } sequence)
        {
            LogLost(enrollmentId, row.Sequence, version);
            await sql.LeaveAsync(row, row, "version lost", now);
            return NurtureWake.Never;
        }

        var facts = (await NurtureLead.ReadAsync(sql, lead, rules)).Facts;
        return await new NurtureWalk(sql, sequence, lead, facts, row, now, effects, rules.Current.Routing.Fallback.OwnerId).GoAsync();
    }

    /// <summary>What is due stays due: the sweep finds it once the sequence goes on.</summary>
    private static async Task<NurtureWake> PausedAsync(SqlSession sql, EnrollmentRow row, DateTimeOffset now)
    {
        if (row.NextAt > now)
        {
            return new NurtureWake(row.NextAt);
        }

        await sql.StandAsync(row, row, listens: false, hasTimer: false);
        return NurtureWake.Never;
    }

    [LoggerMessage(3401, LogLevel.Error, "Enrolment {EnrollmentId} goes through version {Version} of sequence {Sequence}, which cannot be read: it ends.")]
    private partial void LogLost(string enrollmentId, string sequence, string version);
}
